import { tryCases } from './fault-batches.ts';
import { EVERY_CASE } from './fault-cases.ts';

tryCases(EVERY_CASE);

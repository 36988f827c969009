import { EVERY_CASE, tryCases } from './fault-cases.ts';

tryCases(EVERY_CASE, 7);

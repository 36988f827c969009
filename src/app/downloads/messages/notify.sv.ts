import type { Translation } from '../../text/message.ts';
import type * as english from './notify.en.ts';

export default {
  notify: 'Meddela mig när en nedladdning är klar eller snart raderas',
  notifyBlocked:
    'Webbläsaren blockerar aviseringar från den här sidan. Tillåt dem i dess inställningar för webbplatsen.',
} satisfies Translation<typeof english>;

import { message } from '../../text/message.ts';

// A button that copies a long text.
export const copied = message('Copied');
export const clipboardRefused = message('The clipboard refused. The text is selected: copy it by hand.');

import { defineElement } from './element.ts';

/** What a control panel loads to show Drivebay: `mount`, and the element `<drivebay-panel>`. */
export { mount } from './mount.ts';
export type { Panel, PanelOptions, PanelView, Status, Theme } from './mount.ts';
export type { PanelError, PanelErrorCode } from './panel-error.ts';
export type { DrivebayPanelElement } from './element.ts';

defineElement();

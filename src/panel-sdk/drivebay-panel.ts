import { defineElement } from './element.ts';

/** What a control panel loads to show Drivebay: `mount`, and the element `<drivebay-panel>`. */
export { mount } from './mount.ts';
export type { Panel } from './mount.ts';
export type { PanelOptions, PanelView, Status, Theme } from './options.ts';
export type { Appearance, Colour } from './appearance.ts';
export type { PanelError, PanelErrorCode } from './panel-error.ts';
export type { DrivebayPanelElement } from './element.ts';

defineElement();

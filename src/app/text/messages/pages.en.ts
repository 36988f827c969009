import { message } from '../message.ts';

// Titles of the pages, also in the header and in the browser's tab.
export const servers = message('Servers');
export const vps = message('VPS');
export const downloads = message('Downloads');
export const isoDownload = message('ISO download');
export const support = message('Support');
export const token = message('Token');
export const signIn = message('Sign in');

// Under the title: what the page is about.
export const aboutDownloads = message('ISO images that VPSBG downloads for you');
export const aboutToken = message('Opens what your token names, until it expires');

// On them.
export const details = message('Details');
export const isoDownloads = message('ISO downloads');
export const fromServerList = message(
  'From HostUp’s server list. Only each server’s page shows whether an ISO is still in a drive.',
);

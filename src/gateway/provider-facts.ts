import type { Provider } from '../contracts/gateway/api.ts';

/** A provider in the gateway's messages: its name and where its key comes from. */
export interface ProviderFacts {
  label: string;
  keyVariable: string;
  urlVariable: string;
  /** Base URL when the environment names none; without a trailing slash. */
  defaultUrl: string;
  /** The beginning of a sentence: where to make a key that is enough. */
  makeKey: string;
}

export const PROVIDER_FACTS: Record<Provider, ProviderFacts> = {
  hostup: {
    label: 'HostUp',
    keyVariable: 'HOSTUP_API_KEY',
    urlVariable: 'HOSTUP_API_URL',
    defaultUrl: 'https://cloud.hostup.se',
    makeKey: 'Make a key with the scope read:vm at https://cloud.hostup.se/api-management',
  },
  vpsbg: {
    label: 'VPSBG',
    keyVariable: 'VPSBG_API_KEY',
    urlVariable: 'VPSBG_API_URL',
    defaultUrl: 'https://api.vpsbg.eu/v1',
    // https://dev.vpsbg.eu/project-345640/doc-338632
    makeKey: 'Make a key with the permission Read under "API tokens" at https://secure.vpsbg.eu/login',
  },
};

import { expect, test } from 'vitest';
import { DEBIAN, drive, media, order, slot, UBUNTU, type MediaParts } from '../media/iso-media.fixture.ts';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { mountPreview } from './mount-preview.ts';

const IDE2 = { device: 'ide2', name: 'CD/DVD 3' };
const IDE3 = { device: 'ide3', name: 'CD/DVD 4' };
const FREE = [slot('ide2', false), slot('ide3', false)];

// prettier-ignore
const CASES: [about: string, parts: MediaParts, target: typeof IDE2, headline: string, sentence: RegExp][] = [
  ['a drive after the disk', { bootOrder: order(['scsi0', 'ide2']) }, IDE2, 'Tries the disk first, as now.', /^If that does not start, the Ubuntu 24\.04 LTS ISO in CD\/DVD 3 is next\.$/],
  ['a drive before the disk', { bootOrder: order(['ide2', 'scsi0']) }, IDE2, 'Tries the Ubuntu 24.04 LTS ISO before the disk.', /would start from this ISO/],
  ['a drive outside of the order', { bootOrder: order(['scsi0']) }, IDE3, 'Tries the disk first, as now.', /CD\/DVD 4 is not in the boot order, so this ISO would not be tried.*HostUp panel\.$/],
  ['no boot order', { bootOrder: null }, IDE2, 'Boot order not reported, as now.', /unknown/],
  ['another image in the same drive', { bootOrder: order(['ide2', 'scsi0']), mounted: [drive('ide2', { isoId: DEBIAN.id })] }, IDE2, 'Tries the Ubuntu 24.04 LTS ISO before the disk.', /this ISO/],
];

test.each(CASES)('%s', (_, parts, target, headline, sentence) => {
  const all = media({ available: [UBUNTU, DEBIAN], mounted: [], availableDevices: FREE, ...parts });
  const preview = mountPreview(all, target, UBUNTU.id, 'hostUp');
  expect(preview.headline.replace('only the disk', 'the disk first')).toBe(headline);
  expect(preview.sentence).toMatch(sentence);
});

/** Headline and sentence in English, Swedish and Bulgarian. */
// prettier-ignore
const SENTENCES: [about: string, boots: string[] | null, target: typeof IDE2, panel: 'hostUp' | 'other', ...words: string[]][] = [
  ['as now', ['scsi0', 'ide2'], IDE2, 'hostUp',
    'Tries the disk first, as now. If that does not start, the Ubuntu 24.04 LTS ISO in CD/DVD 3 is next.',
    'Försöker först starta från disken, som nu. Om det inte går provas ISO-avbildningen Ubuntu 24.04 LTS i CD/DVD 3.',
    'Първо опитва да стартира от диска, както и сега. Ако не успее, опитва от ISO образа Ubuntu 24.04 LTS в CD/DVD 3.'],
  ['from the ISO', ['ide2', 'scsi0'], IDE2, 'hostUp',
    'Tries the Ubuntu 24.04 LTS ISO before the disk. The next restart would start from this ISO.',
    'Försöker starta från ISO-avbildningen Ubuntu 24.04 LTS före disken. Nästa omstart skulle ske från den här ISO-avbildningen.',
    'Опитва да стартира от ISO образа Ubuntu 24.04 LTS преди диска. При следващото рестартиране сървърът ще стартира от този ISO образ.'],
  ['not tried, at HostUp', ['scsi0'], IDE3, 'hostUp',
    'Tries only the disk, as now. CD/DVD 4 is not in the boot order, so this ISO would not be tried. To start from it, change the boot order in your HostUp panel.',
    'Försöker starta endast från disken, som nu. CD/DVD 4 finns inte i startordningen, så servern skulle inte prova den här ISO-avbildningen. Ändra startordningen i din HostUp-panel om servern ska starta från den.',
    'Опитва да стартира само от диска, както и сега. Устройството CD/DVD 4 не е в реда на зареждане, затова сървърът няма да опита да стартира от този ISO образ. За да стартира от него, променете реда на зареждане във Вашия панел на HostUp.'],
  ['not tried, in a frame', ['scsi0'], IDE3, 'other',
    'Tries only the disk, as now. CD/DVD 4 is not in the boot order, so this ISO would not be tried. To start from it, change the boot order in your control panel.',
    'Försöker starta endast från disken, som nu. CD/DVD 4 finns inte i startordningen, så servern skulle inte prova den här ISO-avbildningen. Ändra startordningen i din kontrollpanel om servern ska starta från den.',
    'Опитва да стартира само от диска, както и сега. Устройството CD/DVD 4 не е в реда на зареждане, затова сървърът няма да опита да стартира от този ISO образ. За да стартира от него, променете реда на зареждане във Вашия контролен панел.'],
  ['not known', null, IDE2, 'hostUp',
    'Boot order not reported, as now. HostUp sent no boot order, so what the server tries first is unknown.',
    'Startordningen är inte angiven, som nu. HostUp skickade ingen startordning, så det är okänt vad servern provar först.',
    'Редът на зареждане не е посочен, както и сега. HostUp не изпрати ред на зареждане, затова не се знае откъде ще опита да стартира сървърът.'],
];

test.each(SENTENCES)('in each language: %s', (_, boots, target, panel, ...words) => {
  const bootOrder = boots && order(boots);
  const all = media({ available: [UBUNTU], mounted: [], availableDevices: FREE, bootOrder });
  const said = () => {
    const { headline, sentence } = mountPreview(all, target, UBUNTU.id, panel);
    return `${headline} ${sentence}`;
  };
  expect(SPOKEN.map((language) => inLanguage(language, said))).toEqual(words);
});

import { expect, test } from './embed.ts';

/** A name that would end an element, reorder its line and break it. */
const HOSTILE = '<b>web\u202E-01\n</b>';
const MANAGE = 'https://panel.example.com/servers?tab=iso';

test("the frame shows the panel's name of the server and its link, and requests no list for either", async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('ubuntu');
  const requests: string[] = [];
  panel.page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const options = { serverName: 'web-01', manageUrl: MANAGE };
  await panel.open(`/vps/${id}/iso`, await places.mint({ hostup: { vps: [id] }, vpsbg: { isos: [1] } }), {
    host: { options },
  });
  await expect(panel.frame.getByRole('heading', { level: 1 })).toHaveText('web-01');
  const link = panel.frame.getByRole('link', { name: /^Open control panel/ });
  await expect(link).toHaveAttribute('href', MANAGE);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(panel.frame.getByRole('button', { name: 'Copy server ID' })).toBeVisible();
  await expect(panel.frame.getByRole('navigation', { name: 'Breadcrumb' })).toHaveCount(0);
  expect(requests).not.toContain('/api/hostup/vps');
});

test("a name in the token goes before the panel's, and hides nothing", async ({ panel, places, vps }) => {
  const id = vps('ubuntu');
  const token = await places.mint({
    hostup: { vps: [id], names: { [id]: HOSTILE } },
    vpsbg: { isos: [1] },
  });
  const options = { serverName: 'another' };
  await panel.open(`/vps/${id}/iso`, token, { host: { options } });
  await expect(panel.frame.getByRole('heading', { level: 1 })).toHaveText(
    String.raw`<b>web\u{202E}-01\n</b>`,
  );
});

test('without a name it is the id; without an address there is no link, and a wrong one is no address', async ({
  panel,
  places,
  vps,
}) => {
  const id = vps('ubuntu');
  const options = { serverName: 7, manageUrl: 'javascript:alert(1)' };
  await panel.open(`/vps/${id}/iso`, await places.mint({ hostup: { vps: [id] }, vpsbg: { isos: [1] } }), {
    host: { options },
  });
  await expect(panel.frame.getByRole('heading', { level: 1 })).toHaveText(id);
  await expect(panel.frame.getByRole('region', { name: 'What you can do' })).toContainText('control panel');
  await expect(panel.frame.getByRole('link', { name: /^Open/ })).toHaveCount(0);
});

/**
 * Has a server listen on loopback, on a free port. `stop` ends its connections too.
 *
 * @param {import('node:http').Server} server
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function serve(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

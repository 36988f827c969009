// The attack of unread-pipelines.test.ts, in a process of its own so that its memory is not counted: opens connections,
// sends each a pipeline of requests, and reads nothing. Prints a line when all are connected.
import { connect } from 'node:net';

const [port, connections, requests, path] = process.argv.slice(2);
const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
const pipeline = request.repeat(Number(requests));

let connected = 0;
for (let n = 0; n < Number(connections); n += 1) {
  const socket = connect(Number(port), '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.on('connect', () => {
    socket.write(pipeline);
    connected += 1;
    if (connected === Number(connections)) console.log('connected');
  });
}
// Ends by itself, whatever becomes of the test.
setTimeout(() => process.exit(), 60_000);

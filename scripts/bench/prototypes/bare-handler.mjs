// The least that responds with these bytes: Hono on Node's own server.
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { serve } from '../../serve.mjs';

const bytes = new Uint8Array(Buffer.from(process.argv[2] ?? '', 'base64'));
const app = new Hono();
app.get('*', () => new Response(bytes, { headers: { 'content-type': 'application/json' } }));
const listener = getRequestListener(app.fetch);
const { url } = await serve(createServer((request, response) => void listener(request, response)));
console.log(url);

# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /drivebay
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

# Ships dist/ only: the gateway is one self-contained program without node_modules.
FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4173
WORKDIR /drivebay
COPY --from=build /drivebay/dist dist
# dist/ holds ES modules; without node_modules this is all Node needs to know.
RUN echo '{"type":"module"}' > package.json
USER node
EXPOSE 4173
# A container that does not respond is restarted; one that shuts down completes its requests first.
HEALTHCHECK --interval=10s --timeout=5s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The container listens for others, so it runs the sandbox. With an API key it refuses to start on this HOST by design:
# owner mode answers to one machine's own user only.
CMD ["node", "dist/gateway/drivebay.js"]

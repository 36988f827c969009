# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /drivebay
COPY . .
# What `npm pack` does first: installs the locked packages, builds, and lists in dist/sbom.json whose code is in the build.
RUN npm run prepack

# Ships dist/app and dist/gateway only: the gateway is one self-contained program without node_modules.
FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4173
LABEL org.opencontainers.image.title="Drivebay" \
      org.opencontainers.image.description="A live dashboard for one VPS's ISO media" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="0.1.0"
WORKDIR /drivebay
# For ASSETS_DIR, on a volume: a new one has the owner that the folder has here.
RUN mkdir /assets && chown node:node /assets
COPY --from=build /drivebay/package.json /drivebay/LICENSE /drivebay/CHANGELOG.md ./
COPY --from=build /drivebay/dist/sbom.json dist/
COPY --from=build /drivebay/dist/app dist/app
COPY --from=build /drivebay/dist/gateway dist/gateway
USER node
EXPOSE 4173
# A container that does not respond is restarted; one that shuts down completes its requests first.
HEALTHCHECK --interval=10s --timeout=5s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# It writes nothing, so its root may be read-only. It listens for others, so it runs the sandbox, with EMBED_CONFIG embed mode,
# or with STAFF_CONFIG staff mode. With an API key it refuses to start on this HOST by design: owner mode serves one machine's
# own user only.
CMD ["node", "dist/gateway/drivebay.js"]

FROM node:24-slim AS pages
WORKDIR /headrow
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --omit=dev
COPY shared shared
COPY display display
COPY server/commands/build.ts server/commands/build.ts
RUN node server/commands/build.ts

# Without the optional packages, which are the pinned Node and what builds the pages: the image has its own Node, and its pages are built.
FROM node:24-slim AS packages
WORKDIR /headrow
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

FROM node:24-slim
WORKDIR /headrow
# Messages in SQLite, for a container that runs alone; with DATABASE_URL nothing is written here.
RUN install -d -o node -g node /data
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=packages /headrow/node_modules node_modules
COPY --from=pages /headrow/dist dist
COPY package.json LICENSE NOTICE ./
COPY shared shared
COPY server server
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1))"]
CMD ["node", "server/main.ts"]

const { defineConfig } = require('@medusajs/framework/utils')

/** A plain Medusa as it comes: no plugin, no setting of ours. What the benches compare with. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: 'http://localhost:3000',
      adminCors: 'http://localhost:9000',
      authCors: 'http://localhost:3000,http://localhost:9000',
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  admin: { disable: true },
})

/**
 * What hardly changes (publishable keys, sales channels) is remembered for half a minute and forgotten at once when it
 * changes here. Several machines share a Redis cache instead.
 */
export const caching = {
  resolve: '@medusajs/medusa/caching',
  options: { in_memory: { enable: true, ttl: 30 } },
}

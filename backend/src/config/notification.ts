/** How messages reach buyers. */
export const notification = {
  resolve: '@medusajs/medusa/notification',
  options: { providers: [{ resolve: '@medusajs/medusa/notification-local', id: 'local', options: { channels: ['email', 'sms', 'feed'] } }] },
}

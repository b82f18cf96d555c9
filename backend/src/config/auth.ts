/** Sign-in: staff and shoppers by password; shoppers also by a one-time code. */
export const auth = {
  resolve: '@medusajs/medusa/auth',
  options: { providers: [{ resolve: '@medusajs/medusa/auth-emailpass', id: 'emailpass' }] },
}

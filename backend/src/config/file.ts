/** Where uploaded pictures and papers live: this machine's disk, or S3 where it is configured. */
export const file = {
  resolve: '@medusajs/medusa/file',
  options: { providers: [{ resolve: '@medusajs/medusa/file-local', id: 'local' }] },
}

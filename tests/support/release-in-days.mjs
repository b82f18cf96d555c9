// Run inside a backend of the shop by `medusa exec`: commissions that are due so many days from now become the distributors' own.
import release from '@shanzhen/commission/commission/release'

/** @param {{ container: import('@medusajs/framework/types').MedusaContainer }} args */
export default async function releaseInDays({ container }) {
  await release.releaseCommissions(container, new Date(Date.now() + Number(process.env.IN_DAYS) * 86_400_000))
}

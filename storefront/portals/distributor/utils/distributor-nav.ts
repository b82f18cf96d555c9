// The portal's pages; one that joins says so here.
export const DISTRIBUTOR_PAGES = [
  { key: 'home', path: '/d' },
  { key: 'goods', path: '/d/goods' },
  { key: 'messages', path: '/d/messages' },
  { key: 'links', path: '/d/links' },
  { key: 'material', path: '/d/material' },
  { key: 'income', path: '/d/income' },
  { key: 'tax', path: '/d/tax' },
  { key: 'orders', path: '/d/orders' },
  { key: 'rules', path: '/d/rules' },
] as const

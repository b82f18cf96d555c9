// The dependency rule (ARCHITECTURE.md): which room may lean on which, and no circles, types included.
const plugin = '^plugins/([^/]+)/([^/]+)/'

/** What goes over HTTP to and from a plugin, and the county's own routes. */
const WIRE = '^(plugins/[^/]+/[^/]+|backend)/src/wire(\\.ts|/)'

/** Reads what people write as an address; it runs wherever somebody types one. */
const ADDRESS = '^plugins/base/address/src/'

/** By wing, the wings it may lean on beside itself. */
const LEANS_ON = {
  base: [],
  money: ['base'],
  trust: ['base'],
  selling: ['base', 'money'],
  supply: ['base', 'money', 'trust', 'selling'],
  reach: ['base', 'money', 'trust', 'selling'],
  county: ['base', 'money', 'trust', 'selling', 'supply', 'reach'],
}

const wings = Object.entries(LEANS_ON).map(([wing, below]) => ({
  name: `${wing}-leans-on-${below.join('-') || 'nothing'}`,
  comment: `plugins/${wing} may lean on ${['itself', ...below].join(', ')}; what it must ask of a higher wing it asks through a port.`,
  severity: /** @type {const} */ ('error'),
  from: { path: `^plugins/${wing}/` },
  to: { path: '^plugins/', pathNot: `^plugins/(${[wing, ...below].join('|')})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing, or one of them asks through a port.',
      severity: 'error',
      // Medusa's models name each other in both directions (hasMany, belongsTo).
      from: { pathNot: '/models/' },
      to: { circular: true, viaOnly: { pathNot: '/models/' } },
    },
    ...wings,
    {
      name: 'plugins-know-no-county',
      comment: 'Plugins know neither the county (backend) nor the pages (storefront).',
      severity: 'error',
      from: { path: '^plugins/' },
      to: { path: '^(backend|storefront|tests|scripts)/' },
    },
    {
      name: 'by-exported-name',
      comment:
        'Another plugin is asked by its package name, whose exports are named one by one, never by a path into it.',
      severity: 'error',
      from: { path: plugin },
      to: { path: '^plugins/', pathNot: '^plugins/$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'storefront-by-http',
      comment:
        'The storefront knows the backend by HTTP alone, and what goes over it by the plugins’ wires; how an address is read is text alone.',
      severity: 'error',
      from: { path: '^storefront/' },
      to: { path: '^(backend|plugins)/', pathNot: [WIRE, ADDRESS] },
    },
    {
      name: 'storefront-wires-as-types',
      comment: 'Of a wire the storefront takes the types alone (`import type`): no page loads its schemas.',
      severity: 'error',
      from: { path: '^storefront/' },
      to: { path: WIRE, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'admin-wires-as-types',
      comment: 'So does the admin (`import type`): what it bundles knows no schema.',
      severity: 'error',
      from: { path: '^(plugins/[^/]+/[^/]+|backend)/src/admin/' },
      to: { path: WIRE, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'wires-lean-on-wires',
      comment: 'A wire is read on both sides: it knows zod and other wires, and nothing that runs on a server.',
      severity: 'error',
      from: { path: WIRE },
      to: { path: '^(backend|plugins|storefront)/', pathNot: WIRE },
    },
    {
      name: 'shop-without-portals',
      comment: 'The shop takes nothing of a portal.',
      severity: 'error',
      from: { path: '^storefront/', pathNot: '^storefront/portals/' },
      to: { path: '^storefront/portals/' },
    },
    {
      name: 'portals-apart',
      comment: 'No portal takes anything of another.',
      severity: 'error',
      from: { path: '^storefront/portals/([^/]+)/' },
      to: { path: '^storefront/portals/', pathNot: '^storefront/portals/$1/' },
    },
    {
      name: 'resolved',
      comment: 'What cannot be found is a wrong name.',
      severity: 'error',
      from: { path: '^(plugins|backend)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|\\.medusa' },
    exclude: { path: 'node_modules/(?!@shanzhen)|\\.medusa|\\.nuxt|\\.output' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.server.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  },
}

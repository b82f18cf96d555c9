/** Medusa's pages on a phone. */
export const PHONE_STYLE = `
/* Links in the blue Medusa takes are too pale to be read on a grey row (3.7:1). */
:root:not(.dark), .light { --fg-interactive: #1d5bd6 !important; --fg-interactive-hover: #1a4fbb !important; }
/* Roles are given in 员工与角色; Medusa's own page of them changes nothing here. */
a[href="/app/settings/roles"] { display: none; }
/* A chosen value is no hint. */
.inset-y-0 > .truncate { color: var(--fg-base); }
@media (max-width: 640px) {
  main .grid > * { min-width: 0; overflow-wrap: anywhere; }
  /* Smaller letters in a field make an iPhone enlarge the whole page. */
  input:not([type=checkbox]):not([type=radio]), textarea, select { font-size: 16px !important; }
  /* An order's lines: name above, price, number and sum below, instead of one over the other. */
  main .grid.grid-cols-2.px-6:has(> .grid-cols-3) { grid-template-columns: minmax(0, 1fr); row-gap: .5rem; }
  main .grid.grid-cols-2.px-6 > .grid-cols-3 { width: 100%; }
  main .divide-y > .flex.items-start.justify-between.gap-x-4 { flex-wrap: wrap; row-gap: .5rem; }
  main .-m-4 { margin-right: 0; }
  /* What may be done with a row stays in sight; one below the other it leaves the row itself in sight as well. */
  main td.sticky:last-child > .flex { flex-direction: column; align-items: stretch; }
}`

/** Medusa draws many buttons as a picture alone: each gets the name a reader of screens says, told by what it opens. */
type Naming = { what: string; name: (element: Element) => string | null }

const labelOf = (element: Element): string | null => {
  const field = element.closest('[class*="space-y"],.flex-col,td')
  return field?.querySelector('label')?.textContent?.trim() || null
}
const linked = (element: Element): string => {
  const to = element.getAttribute('href') ?? ''
  return /\/metadata\/edit/.test(to) ? '编辑附加信息' : '打开'
}

/** The first that fits names it. */
const NAMES: Naming[] = [
  {
    what: 'button[role=checkbox]',
    name: (element) => (element.closest('thead') ? '全选' : (labelOf(element) ?? '选择')),
  },
  { what: 'button[role=combobox],button[role=switch]', name: (element) => labelOf(element) ?? '请选择' },
  { what: '[role=dialog] button', name: (element) => (element.querySelector('kbd') ? '关闭' : null) },
  { what: 'button[aria-haspopup=menu]', name: () => '更多' },
  { what: 'button[aria-haspopup=dialog]', name: (element) => (element.closest('header,.border-b') ? '通知' : '打开') },
  { what: 'aside button[aria-expanded],nav button[aria-expanded]', name: () => '展开或收起' },
  { what: 'button[aria-expanded]', name: () => '展开或收起' },
  { what: '[role=dialog] button', name: () => '关闭' },
  { what: 'button', name: (element) => (element.closest('.border-b') ? '展开或收起菜单' : '操作') },
  { what: 'a[href]:not([data-row-link])', name: linked },
]

/** What it shows is its value, never its name. */
const isChoice = (element: Element) => element.getAttribute('role') === 'combobox'

const isNamed = (element: Element): boolean =>
  !!(
    (element.textContent?.trim() && !isChoice(element)) ||
    element.getAttribute('aria-label') ||
    element.getAttribute('aria-labelledby') ||
    element.querySelector('img[alt]:not([alt=""])') ||
    (element.id && document.querySelector(`label[for="${CSS.escape(element.id)}"]`))
  )

const FALSE_LINKS = 'a:not([href])[aria-haspopup]'

/** What was named while its words were not there yet is called by them. */
const OURS = 'data-named'

function nameAll(): void {
  for (const element of document.querySelectorAll(`[${OURS}]`)) {
    if (!element.textContent?.trim() || isChoice(element)) continue
    element.removeAttribute('aria-label')
    element.removeAttribute(OURS)
  }
  for (const element of document.querySelectorAll('button,a[href]:not([data-row-link])')) {
    if (isNamed(element)) continue
    const name = NAMES.filter(({ what }) => element.matches(what)).map(({ name }) => name(element))
    const first = name.find((one) => one)
    if (!first) continue
    element.setAttribute('aria-label', first)
    element.setAttribute(OURS, '')
  }
  // A row is one link for the mouse, drawn once for each of its cells; only the first can be reached by keys.
  for (const link of document.querySelectorAll('a[data-row-link][tabindex="-1"]')) {
    const holds = !!link.querySelector('button,input,[tabindex]')
    link.toggleAttribute('aria-hidden', false)
    if (holds) link.setAttribute('aria-label', '打开')
    else link.setAttribute('aria-hidden', 'true')
  }
  // Some of its buttons are drawn as links that lead nowhere.
  for (const link of document.querySelectorAll(FALSE_LINKS)) {
    link.setAttribute('role', 'button')
    link.setAttribute('tabindex', '0')
  }
  for (const dialog of document.querySelectorAll('[role=dialog]:not([aria-label])')) {
    if (document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')) continue
    dialog.setAttribute('aria-label', dialog.querySelector('h1,h2')?.textContent?.trim() || '编辑')
  }
  for (const input of document.querySelectorAll<HTMLInputElement>(
    'input:not([type=hidden]):not([aria-hidden=true]):not([aria-label])',
  )) {
    // Medusa's own names of fields (address_1) are none a browser knows.
    if (!FILLED.test(input.getAttribute('autocomplete') ?? 'off')) input.setAttribute('autocomplete', 'off')
    const known = document.getElementById(input.getAttribute('aria-labelledby') ?? '')
    if (known?.textContent?.trim() || [...(input.labels ?? [])].some((label) => label.textContent?.trim())) continue
    input.setAttribute('aria-label', labelOf(input) ?? input.getAttribute('placeholder') ?? '填写')
  }
  for (const picture of document.querySelectorAll('img:not([alt])')) picture.setAttribute('alt', '')
}

/** What a browser knows how to fill. */
const FILLED =
  /^(?:on|off|name|email|username|tel|given-name|family-name|organization|street-address|address-line[1-3]|postal-code|country|country-name|new-password|current-password|one-time-code)$/

/** What is drawn later is named in the moment it comes, before anybody sees or hears it. */
export function nameControls(): void {
  document.addEventListener('keydown', (event) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || !target.matches(FALSE_LINKS)) return
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    target.click()
  })
  new MutationObserver(nameAll).observe(document.documentElement, {
    childList: true,
    characterData: true,
    subtree: true,
  })
  nameAll()
}

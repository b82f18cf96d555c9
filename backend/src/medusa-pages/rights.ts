/** What Medusa's pages ask for whoever looks, asked for those alone who may have it, by this shop's own table of rights. */
import type { RightKey } from '../staff/rights'
import type { Rule } from './rules'

const may = (right: RightKey) => `useRight(${JSON.stringify(right)})`

const BELL = `var Notifications = () => {
  const { t: t2 } = useTranslation7();
  const [open, setOpen] = useState10(false);`
/** False until it is known, and for whoever signs in next until it is known of them. */
const USE_RIGHT = `var useRight = (right) => {
  const { user } = useMe();
  const [own, setOwn] = useState10({});
  useEffect9(() => {
    if (!user) return;
    fetch("/admin/staff/rights", { credentials: "include" })
      .then((answer) => answer.ok ? answer.json() : null)
      .then((answer) => setOwn({ of: user.id, rights: answer?.mine.rights }), () => {});
  }, [user?.id]);
  return own.of === user?.id && (own.rights ?? []).includes(right);
};`

export const RIGHTS: readonly Rule[] = [
  // The bell with what was sent to buyers.
  {
    find: BELL,
    put: `${USE_RIGHT}
var Notifications = () => ${may('messages')} ? jsx13(Bell, {}) : null;
${BELL.replace('Notifications', 'Bell')}`,
  },
  // Whether there is a search to look after, asked where the menu of settings is drawn.
  {
    find: '{ enabled: isSearchEnabled } = useSearchIndexes();',
    put: `{ enabled: isSearchEnabled } = useSearchIndexes({ enabled: ${may('system')} });`,
  },
]

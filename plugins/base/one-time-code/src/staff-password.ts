/**
 * What may be a password at the desk: long enough, not among those that guessers try first (a list of leaked and common
 * ones, keyboard walks, dates, repetitions; nothing leaves this machine), and not what everybody knows of its owner.
 */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

export const PASSWORD_LENGTH = { least: 10, most: 128 }
/** 10^8 guesses and more: what `@zxcvbn-ts` calls "safely unguessable". */
const STRONG = 3
/** Of what is left without the owner's own words. */
const LEFT_OVER = 6

let estimator: Promise<ZxcvbnFactory> | null = null

/** The lists are a megabyte: read when the first password is set. */
async function openEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** Words and their parts: `yan.li@example.com` is yan, li, example and com as well. */
const wordsOf = (known: readonly (string | null | undefined)[]): string[] => [
  ...new Set(
    known
      .flatMap((text) => (text ? [plain(text), ...plain(text).split(/[^\p{L}\p{N}]+/u)] : []))
      .filter((word) => word.length >= 2),
  ),
]

function withoutOwn(password: string, words: string[]): string {
  const longestFirst = words.filter((word) => word.length >= 3 || /\p{Script=Han}/u.test(word))
  longestFirst.sort((one, other) => other.length - one.length)
  return longestFirst.reduce((left, word) => left.replaceAll(word, ''), plain(password))
}

/**
 * @param known what others know of whose password it is: mail, names, the shop's name
 * @returns what is wrong with it, in words for its owner; null for a good one
 */
export async function passwordFault(
  password: unknown,
  known: readonly (string | null | undefined)[],
): Promise<string | null> {
  if (typeof password !== 'string' || !password) return '请填写密码'
  const length = [...password].length
  if (length < PASSWORD_LENGTH.least) return `密码至少 ${PASSWORD_LENGTH.least} 个字符`
  if (length > PASSWORD_LENGTH.most) return `密码最多 ${PASSWORD_LENGTH.most} 个字符`
  const words = wordsOf(known)
  const left = withoutOwn(password, words)
  if (left !== plain(password) && left.length < LEFT_OVER) return '密码不能用自己的邮箱、姓名或店名拼成，请换一个'
  estimator ??= openEstimator()
  const { score } = (await estimator).check(password, words)
  return score < STRONG ? '这个密码太常见，容易被猜到：请换一句别人想不到的话，或几个不相干的词' : null
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, messageOf } from './api'

/**
 * What a route below `/admin` answers, asked again when `path` changes or by `reload`; `fault` is why it did not, in
 * words. An answer that comes after a later one was asked for is dropped; what another path answered does not stand
 * beside a fault as this one's. Nothing is asked while `path` is null.
 *
 * @param every_ms asked again by itself
 */
export function useAnswer<T>(path: string | null, every_ms?: number) {
  const [answer, setAnswer] = useState<T | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const asked = useRef(0)
  const answered = useRef(path)

  const reload = useCallback(async () => {
    if (path === null) return
    const mine = ++asked.current
    try {
      const got = await ask<T>(path)
      if (mine !== asked.current) return
      answered.current = path
      setAnswer(got)
      setFault(null)
    } catch (error) {
      if (mine !== asked.current) return
      if (answered.current !== path) setAnswer(null)
      setFault(messageOf(error))
    }
  }, [path])

  useEffect(() => {
    void reload()
    const timer = every_ms && setInterval(() => void reload(), every_ms)
    return () => void (timer && clearInterval(timer))
  }, [reload, every_ms])

  return { answer, setAnswer, fault, reload }
}

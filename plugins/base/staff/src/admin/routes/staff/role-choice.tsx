import { Checkbox, Label, Text } from '@medusajs/ui'
import { useId } from 'react'
import type { RightsTable } from '../../../wire'

type Props = { roles: RightsTable['roles']; chosen: string[]; onChange: (chosen: string[]) => void }

/** Which roles, each with what it brings. */
export function RoleChoice({ roles, chosen, onChange }: Props) {
  const own = useId()
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="sr-only">角色</legend>
      {roles.map(({ id, zh, says }) => (
        <div key={id} className="flex min-h-11 items-start gap-x-3">
          <Checkbox
            id={`${own}${id}`}
            className="mt-1 flex-none"
            checked={chosen.includes(id)}
            onCheckedChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((role) => role !== id))}
          />
          <Label htmlFor={`${own}${id}`}>
            {zh}
            <Text size="xsmall" className="text-ui-fg-subtle">
              {says}
            </Text>
          </Label>
        </div>
      ))}
    </fieldset>
  )
}

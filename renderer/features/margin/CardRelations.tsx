import type { Id } from '../../../core/model/id.ts'
import { relationText } from '../../../core/model/relation.ts'
import { useAnswer } from '../../api/useApi.ts'
import { openEntity } from '../../app/openEntity.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Margin.module.css'

/** The relations that a passage bears out; each leads to the page of its first entity. */
export function CardRelations({ highlightId }: { readonly highlightId: Id }) {
  const { data: relations = [] } = useAnswer('relations.list', { highlightId })
  return relations.map((relation) => (
    <button
      key={relation.id}
      type="button"
      className={styles['entity']}
      onClick={() => openEntity(relation.from.id)}
    >
      <Icon name="link-2" size={14} />
      {relationText(relation)}
    </button>
  ))
}

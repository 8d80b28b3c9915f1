import { NativeSelect } from '@mantine/core';
import {
  FORMATS_PASSAGE,
  LIBELLES_FORMAT_PASSAGE,
  MINUTES_DU_CRENEAU,
  type FormatPassage,
  type PassageVue,
  type RevueVue,
} from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { usePreparer } from './preparer';

const CHOIX = FORMATS_PASSAGE.map((value) => ({
  value,
  label: `${LIBELLES_FORMAT_PASSAGE[value]} · ${MINUTES_DU_CRENEAU[value]} min`,
}));

/** Créneau d'un dossier : standard, long, ou dans le lot « rien à signaler ». */
export function Creneau({ revue, passage }: { readonly revue: RevueVue; readonly passage: PassageVue }) {
  const preparer = usePreparer(revue.id, passage);
  if (!peut(passage, 'preparer')) return <span className="fin nombre">{passage.dureeMinutes} min</span>;
  return (
    <NativeSelect
      size="xs"
      aria-label={`Créneau de ${passage.nomAffiche ?? 'ce dossier'}`}
      data={CHOIX}
      value={passage.format}
      disabled={preparer.isPending}
      onChange={(e) => preparer.mutate({ format: e.currentTarget.value as FormatPassage })}
    />
  );
}

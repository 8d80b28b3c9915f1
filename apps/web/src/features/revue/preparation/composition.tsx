import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { chargeDeSeance, composer, type CandidatVue, type RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { creerIdempotence, identifiantAleatoire } from '../../../platform/api/idempotence';
import { pluriel } from '../../../platform/format/textes';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { aLOrdreDuJour } from '../revue.vue';
import styles from './preparation.module.css';

type Props = { readonly revue: RevueVue; readonly candidats: readonly CandidatVue[] };

/** L'ordre du jour s'écrit seul : les plus pressants qui tiennent dans le temps restant, chacun avec sa question. */
export function Composition({ revue, candidats }: Props) {
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const requetes = useQueryClient();
  const { reste } = chargeDeSeance(aLOrdreDuJour(revue.passages), revue.dureeMinutes);
  const choisis = composer(
    candidats.filter((c) => c.dejaInscritLe === null),
    reste,
  );
  const inscrire = useMutation({
    mutationFn: () => {
      const passages = choisis.map(({ dossierId, questionProposee: question, format }) => ({
        dossierId,
        question,
        format,
      }));
      return commandesRevue.composer(revue.id, { passages }, idempotence.clePour(passages));
    },
    onSuccess: ({ passages }) => {
      prevenir.succes(`${pluriel(passages.length, 'dossier inscrit', 'dossiers inscrits')}.`);
      return requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
    },
    onError: prevenir.echec,
  });
  if (choisis.length === 0) return null;
  return (
    <div className={styles['composition']}>
      <p>
        {pluriel(choisis.length, 'dossier pressant tient', 'dossiers pressants tiennent')} dans les {reste} minutes qui
        restent. Chacun vient avec une question, que vous pouvez réécrire.
      </p>
      <Button loading={inscrire.isPending} onClick={() => inscrire.mutate()}>
        {choisis.length === 1 ? 'Inscrire le plus pressant' : `Inscrire les ${choisis.length} plus pressants`}
      </Button>
    </div>
  );
}

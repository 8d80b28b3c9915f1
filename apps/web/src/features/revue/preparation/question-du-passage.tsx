import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { LIMITES_TEXTE, type PassageVue, type RevueVue } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { useQuiLira } from '../../dossier/lecteurs.requetes';
import { usePreparer } from './preparer';
import styles from './preparation.module.css';

type Props = { readonly revue: RevueVue; readonly passage: PassageVue };

/** Question au groupe ; qui prépare la réécrit sur place. */
export function QuestionDuPassage({ revue, passage }: Props) {
  const [ouverte, poserOuverte] = useState(false);
  if (passage.question === null) return <div>Vous n’avez pas accès à ce dossier.</div>;
  if (ouverte) return <Reecrire revue={revue} passage={passage} surFini={() => poserOuverte(false)} />;
  return (
    <div className={styles['titre']}>
      <span>{passage.question}</span>
      {peut(passage, 'preparer') && (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`Réécrire la question pour ${passage.nomAffiche ?? 'ce dossier'}`}
          onClick={() => poserOuverte(true)}
        >
          Réécrire
        </Button>
      )}
    </div>
  );
}

function Reecrire({ revue, passage, surFini }: Props & { readonly surFini: () => void }) {
  const [question, poserQuestion] = useState(passage.question ?? '');
  const preparer = usePreparer(revue.id, passage, surFini);
  const vide = question.trim() === '';
  return (
    <form
      className={styles['question']}
      onSubmit={(e) => {
        e.preventDefault();
        if (!vide) preparer.mutate({ question: question.trim() });
      }}
    >
      <ChampTexteLibre
        label="Question au groupe"
        lignes={2}
        limite={LIMITES_TEXTE.question}
        lecteurs={useQuiLira(passage.dossierId, 'revueAgenda')}
        value={question}
        onChange={poserQuestion}
        error={vide ? 'Posez une question au groupe.' : null}
      />
      <Group gap={6}>
        <Button type="submit" size="compact-md" loading={preparer.isPending}>
          Enregistrer la question
        </Button>
        <Button variant="default" size="compact-md" onClick={surFini}>
          Garder l’ancienne
        </Button>
      </Group>
    </form>
  );
}

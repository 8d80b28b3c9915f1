import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { LivretVue, QuestionLivret } from '@pdp/domain';
import { useState } from 'react';
import { dateMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier.requetes';
import { useQuiLira } from '../lecteurs.requetes';
import { ConseilsDuTexte } from './conseils';
import { commandesLivret } from './livret.requetes';
import styles from '../dossier.module.css';

const ETATS = { EN_ATTENTE: 'attend une réponse', REPONDUE: 'répondue', TRAITEE: 'répondue de vive voix' } as const;

/** Questions posées depuis le livret, et de quoi y répondre par écrit. */
export function Questions({ livret }: { readonly livret: LivretVue }) {
  return (
    <section>
      <h3>Ses questions</h3>
      <ul className={styles['frise']}>
        {livret.questions.map((question) => (
          <li key={question.id} className={styles['ligne']}>
            <div>
              «&nbsp;{question.texte}&nbsp;»<div className="fin">{dateMoyenne(question.le)}</div>
              {question.reponse && <p className="doux">Réponse&nbsp;: {question.reponse}</p>}
              {question.etat === 'EN_ATTENTE' && peut(livret, 'REPONDRE_QUESTION') && (
                <Reponse dossierId={livret.dossierId} question={question} />
              )}
            </div>
            <Puce couleur={question.etat === 'EN_ATTENTE' ? 'ambre' : 'vert'}>{ETATS[question.etat]}</Puce>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reponse({ dossierId, question }: { dossierId: string; question: QuestionLivret }) {
  const [texte, poserTexte] = useState('');
  const relire = useRelireDossier(dossierId);
  const repondre = useMutation({
    mutationFn: () => commandesLivret.repondre(dossierId, question.id, texte.trim()),
    onSuccess: () => {
      prevenir.succes('Réponse envoyée dans son livret.');
      void relire();
    },
  });
  return (
    <form
      className={styles['actions']}
      style={{ marginTop: 8 }}
      onSubmit={(e) => {
        e.preventDefault();
        if (texte.trim() !== '') repondre.mutate();
      }}
    >
      {repondre.isError && <Erreur erreur={repondre.error} />}
      <ChampTexteLibre
        label="Votre réponse"
        limite={LIMITES_TEXTE.phraseAssure}
        lecteurs={useQuiLira(dossierId, 'livret')}
        lignes={2}
        value={texte}
        onChange={poserTexte}
      />
      <ConseilsDuTexte texte={texte} />
      <div>
        <Button type="submit" size="compact-md" loading={repondre.isPending} disabled={texte.trim() === ''}>
          Répondre
        </Button>
      </div>
    </form>
  );
}

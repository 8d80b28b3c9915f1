import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import {
  FORMATS_PASSAGE,
  LIBELLES_FORMAT_PASSAGE,
  LIMITES_TEXTE,
  type FormatPassage,
  type RevueVue,
} from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { useQuiLira } from '../../dossier/lecteurs.requetes';
import { useInscription } from './inscription';
import styles from './preparation.module.css';

type Props = {
  readonly dossierId: string;
  readonly revue: RevueVue;
  readonly questionInitiale: string;
  readonly formatInitial: FormatPassage;
  readonly surFini: () => void;
};

const CRENEAUX = FORMATS_PASSAGE.map((value) => ({ value, label: LIBELLES_FORMAT_PASSAGE[value] }));

/** Inscription d'un dossier : une question, obligatoire, son créneau, et l'urgence si l'ordre du jour est figé. */
export function InscriptionForm({ dossierId, revue, questionInitiale, formatInitial, surFini }: Props) {
  const [question, poserQuestion] = useState(questionInitiale);
  const [format, poserFormat] = useState<FormatPassage>(formatInitial);
  const [motif, poserMotif] = useState('');
  const [essaye, poserEssaye] = useState(false);
  const lecteurs = useQuiLira(dossierId, 'revueAgenda');
  const inscrire = useInscription(revue.id, surFini);
  const urgente = !peut(revue, 'inscrire');
  const manque = (texte: string, phrase: string): string | null => (essaye && texte.trim() === '' ? phrase : null);
  return (
    <form
      className={styles['question']}
      onSubmit={(e) => {
        e.preventDefault();
        poserEssaye(true);
        if (question.trim() === '' || (urgente && motif.trim() === '')) return;
        inscrire.mutate({
          dossierId,
          question: question.trim(),
          format,
          ...(urgente ? { motifUrgence: motif.trim() } : {}),
        });
      }}
    >
      <ChampTexteLibre
        label="Question au groupe"
        lignes={2}
        limite={LIMITES_TEXTE.question}
        lecteurs={lecteurs}
        value={question}
        onChange={poserQuestion}
        error={manque(question, 'Posez une question au groupe.')}
        placeholder="Que doit trancher le groupe ?"
      />
      <Format valeur={format} surChange={poserFormat} />
      {urgente && (
        <Urgence
          valeur={motif}
          surChange={poserMotif}
          lecteurs={lecteurs}
          erreur={manque(motif, 'Dites pourquoi ce dossier ne peut pas attendre.')}
        />
      )}
      <Button type="submit" loading={inscrire.isPending}>
        {urgente ? 'Ajouter en urgence' : 'Inscrire à l’ordre du jour'}
      </Button>
    </form>
  );
}

type PropsUrgence = {
  readonly valeur: string;
  readonly surChange: (texte: string) => void;
  readonly lecteurs: readonly string[] | undefined;
  readonly erreur: string | null;
};

const Urgence = ({ valeur, surChange, lecteurs, erreur }: PropsUrgence) => (
  <ChampTexteLibre
    label="Pourquoi est-ce urgent ?"
    description="L’ordre du jour est figé. Cette raison se lit à côté du dossier."
    lignes={1}
    limite={LIMITES_TEXTE.ligne}
    lecteurs={lecteurs}
    value={valeur}
    onChange={surChange}
    error={erreur}
  />
);

type PropsFormat = { readonly valeur: FormatPassage; readonly surChange: (format: FormatPassage) => void };

const Format = ({ valeur, surChange }: PropsFormat) => (
  <SegmentedControl
    aria-label="Créneau"
    data={CRENEAUX}
    value={valeur}
    onChange={(choisi) => surChange(choisi as FormatPassage)}
  />
);

import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { ZoneTexte } from './zone-texte';
import styles from './livret.module.css';

type Props = {
  /** Premier appui, qui ouvre la zone. */
  readonly ouvrir: string;
  readonly libelle: string;
  readonly bouton: string;
  readonly limite: number;
  readonly enCours: boolean;
  readonly refus: string | undefined;
  readonly envoyer: (remarque: string) => void;
};

/** Zone où la personne dit ce qui n'est pas juste ; ce qu'elle a tapé reste si l'envoi échoue. */
export function Remarquer({ ouvrir, libelle, bouton, limite, enCours, refus, envoyer }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  const [texte, poserTexte] = useState('');
  const [vide, poserVide] = useState(false);
  if (!ouvert)
    return (
      <button type="button" className={`${styles['lien']} ${styles['ecran']}`} onClick={() => poserOuvert(true)}>
        {ouvrir}
      </button>
    );
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    poserVide(texte.trim() === '');
    if (texte.trim() !== '') envoyer(texte.trim());
  };
  return (
    <form className={styles['ecran']} onSubmit={soumettre} noValidate>
      <ZoneTexte
        label={libelle}
        aide="La personne qui vous suit le lira. Ne parlez pas de votre maladie ici."
        valeur={texte}
        surChange={poserTexte}
        limite={limite}
        faute={vide ? 'Écrivez quelques mots.' : refus}
      />
      <button type="submit" className={styles['bouton']} disabled={enCours}>
        {enCours ? 'Un instant…' : bouton}
      </button>
      <button type="button" className={`${styles['bouton']} ${styles['second']}`} onClick={() => poserOuvert(false)}>
        Plus tard
      </button>
    </form>
  );
}

import { LIMITES_TEXTE } from '@pdp/domain';
import type { MotLivret, PartieLivret } from '@pdp/domain';
import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { creerIdempotence, identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec } from '../../platform/api/probleme';
import { useEcrireMot } from './mots.requetes';
import { ZoneTexte } from './zone-texte';
import styles from './livret.module.css';

type Props = {
  readonly dossierId: string;
  /** Mot à changer ; absent, on en écrit un neuf. */
  readonly mot?: MotLivret;
  readonly partie?: PartieLivret;
  readonly label: string;
  /** Partagé d'emblée : un commentaire s'adresse à quelqu'un, une note non. */
  readonly partageDAbord: boolean;
  readonly fermer: (partage: boolean | null) => void;
};

/** Écrire un mot, et choisir s'il reste à soi. Rien n'en est gardé dans le navigateur. */
export function FormulaireMot({ dossierId, mot, partie, label, partageDAbord, fermer }: Props) {
  const [texte, poserTexte] = useState(mot?.texte ?? '');
  const [partage, poserPartage] = useState(mot?.partage ?? partageDAbord);
  const [faute, poserFaute] = useState<string | undefined>();
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const ecrire = useEcrireMot(dossierId, mot);
  const envoyer = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    if (texte.trim() === '') return poserFaute('Écrivez quelques mots.');
    poserFaute(undefined);
    const requete = { texte: texte.trim(), partage, ...(partie ? { partie } : {}) };
    return ecrire.mutate(
      { ...requete, cleIdempotence: idempotence.clePour(JSON.stringify(requete)) },
      {
        onSuccess: () => fermer(partage),
        onError: (erreur) => poserFaute(enEchec(erreur).champs[0]?.message ?? enEchec(erreur).message),
      },
    );
  };
  return (
    <form className={`${styles['confirmation']} ${styles['ecran']}`} onSubmit={envoyer} noValidate>
      <ZoneTexte
        label={label}
        aide={partage ? 'Les personnes qui lisent votre livret liront ces mots.' : 'Vous seul lirez ces mots.'}
        valeur={texte}
        surChange={poserTexte}
        limite={LIMITES_TEXTE.commentaire}
        faute={faute}
      />
      <Partager partage={partage} choisir={poserPartage} />
      <button type="submit" className={styles['bouton']} disabled={ecrire.isPending}>
        {ecrire.isPending ? 'Un instant…' : partage ? 'Enregistrer et partager' : 'Enregistrer pour moi'}
      </button>
      <button type="button" className={`${styles['bouton']} ${styles['second']}`} onClick={() => fermer(null)}>
        Ne rien changer
      </button>
    </form>
  );
}

function Partager({ partage, choisir }: { partage: boolean; choisir: (partage: boolean) => void }) {
  const id = useId();
  return (
    <div className={styles['case']}>
      <input id={id} type="checkbox" checked={partage} onChange={(e) => choisir(e.currentTarget.checked)} />
      <label htmlFor={id}>Partager ces mots avec les personnes qui lisent mon livret</label>
    </div>
  );
}

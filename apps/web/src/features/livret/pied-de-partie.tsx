import { LIBELLES_PARTIE_LIVRET, LIMITES_TEXTE } from '@pdp/domain';
import type { MonLivretVue, PartieLivret } from '@pdp/domain';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { creerIdempotence, identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec } from '../../platform/api/probleme';
import { peut } from '../../platform/permissions/capacites';
import { FormulaireMot } from './formulaire-mot';
import { correctionEnClair, estCorrectionEnCours } from './livret.vue';
import { useDireInexact } from './mots.requetes';
import { ZoneTexte } from './zone-texte';
import styles from './livret.module.css';

type Props = { readonly livret: MonLivretVue; readonly partie: PartieLivret; readonly aujourdhui: string };

/** Sous chaque bloc : le commenter, ou dire qu'il n'est pas exact ; et la réponse, quand elle est là. */
export function PiedDePartie({ livret, partie, aujourdhui }: Props) {
  const [ouvert, poserOuvert] = useState<'mot' | 'inexact' | null>(null);
  const [fait, poserFait] = useState('');
  const correction = livret.rectifications.find((r) => r.partie === partie);
  const titre = LIBELLES_PARTIE_LIVRET[partie];
  const fermer = (phrase: string) => {
    poserOuvert(null);
    poserFait(phrase);
  };
  const enCours = correction !== undefined && estCorrectionEnCours(correction);
  return (
    <>
      {correction && <p className={styles['petit']}>{correctionEnClair(correction, aujourdhui)}</p>}
      <div role="status">{fait !== '' && <p className={`${styles['reussi']} ${styles['ecran']}`}>{fait}</p>}</div>
      {ouvert === null && (
        <div className={`${styles['gestes']} ${styles['ecran']}`}>
          {peut(livret, 'ECRIRE_MOT') && <Geste libelle="Commenter" titre={titre} agir={() => poserOuvert('mot')} />}
          {peut(livret, 'DIRE_INEXACT') && !enCours && (
            <Geste libelle="Ce n’est pas exact" titre={titre} agir={() => poserOuvert('inexact')} />
          )}
        </div>
      )}
      {ouvert === 'mot' && (
        <FormulaireMot
          dossierId={livret.dossierId}
          partie={partie}
          label={`Mon commentaire sur « ${titre} »`}
          partageDAbord
          fermer={(partage) =>
            fermer(partage === null ? '' : partage ? 'Votre commentaire est partagé.' : 'C’est noté, pour vous seul.')
          }
        />
      )}
      {ouvert === 'inexact' && (
        <Inexact
          dossierId={livret.dossierId}
          partie={partie}
          fermer={(parti) => fermer(parti ? 'Votre demande est partie. La réponse se lira ici.' : '')}
        />
      )}
    </>
  );
}

function Geste({ libelle, titre, agir }: { libelle: string; titre: string; agir: () => void }) {
  return (
    <button type="button" className={styles['lien']} onClick={agir}>
      {libelle}
      <span className="visuellement-cache">&nbsp;: {titre}</span>
    </button>
  );
}

type PropsInexact = { dossierId: string; partie: PartieLivret; fermer: (parti: boolean) => void };

function Inexact({ dossierId, partie, fermer }: PropsInexact) {
  const [texte, poserTexte] = useState('');
  const [faute, poserFaute] = useState<string | undefined>();
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const dire = useDireInexact(dossierId, partie);
  const envoyer = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const detail = texte.trim();
    if (detail === '') return poserFaute('Écrivez ce qui n’est pas exact.');
    poserFaute(undefined);
    return dire.mutate(
      { detail, cleIdempotence: idempotence.clePour(detail) },
      {
        onSuccess: () => fermer(true),
        onError: (erreur) => poserFaute(enEchec(erreur).champs[0]?.message ?? enEchec(erreur).message),
      },
    );
  };
  return (
    <form className={`${styles['confirmation']} ${styles['ecran']}`} onSubmit={envoyer} noValidate>
      <ZoneTexte
        label="Ce qui n’est pas exact, et ce qu’il faut écrire"
        aide="Le délégué à la protection des données lira ces mots. On vous répond en un mois."
        valeur={texte}
        surChange={poserTexte}
        limite={LIMITES_TEXTE.commentaire}
        faute={faute}
      />
      <button type="submit" className={styles['bouton']} disabled={dire.isPending}>
        {dire.isPending ? 'Un instant…' : 'Demander la correction'}
      </button>
      <button type="button" className={`${styles['bouton']} ${styles['second']}`} onClick={() => fermer(false)}>
        Ne rien demander
      </button>
    </form>
  );
}

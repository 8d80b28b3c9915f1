import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { MaDemandeVue } from '@pdp/domain';
import { creerIdempotence, identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec } from '../../platform/api/probleme';
import { effacerBrouillon, enregistrerBrouillon, lireBrouillon } from '../../platform/brouillons/brouillons';
import { ZoneTexte } from '../livret/zone-texte';
import styles from '../livret/livret.module.css';
import { useDeposerDemande } from './mes-droits.requetes';
import { DROITS } from './mes-droits.vue';
import type { DroitEnClair } from './mes-droits.vue';

type Props = { readonly dossierId: string; readonly demandes: readonly MaDemandeVue[]; readonly surDepot: () => void };

/** La liste des droits ; un appui ouvre ce qu'il faut écrire. */
export function Demander({ dossierId, demandes, surDepot }: Props) {
  const [ouvert, poserOuvert] = useState<string | null>(null);
  const enCours = new Set(demandes.filter((d) => d.capacites.includes('abandonner')).map(({ type }) => type));
  return (
    <ul className={styles['liste']}>
      {DROITS.map((droit) => (
        <li key={droit.type} className={styles['bloc']}>
          <h3>{droit.titre}</h3>
          <p>{droit.explication}</p>
          {enCours.has(droit.type) ? (
            <p className={styles['petit']}>Vous l’avez déjà demandé. La réponse arrivera ici.</p>
          ) : ouvert === droit.type ? (
            <Formulaire
              dossierId={dossierId}
              droit={droit}
              fermer={(parti) => {
                poserOuvert(null);
                if (parti) surDepot();
              }}
            />
          ) : (
            <button
              type="button"
              className={`${styles['bouton']} ${styles['second']}`}
              onClick={() => poserOuvert(droit.type)}
            >
              Demander<span className="visuellement-cache">&nbsp;: {droit.titre}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

type PropsFormulaire = { dossierId: string; droit: DroitEnClair; fermer: (parti: boolean) => void };

function Formulaire({ dossierId, droit, fermer }: PropsFormulaire) {
  const cle = `droits.${dossierId}.${droit.type}`;
  const [texte, poserTexte] = useState(() => lireBrouillon<string>(cle)?.valeurs ?? '');
  const [faute, poserFaute] = useState<string | undefined>();
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const deposer = useDeposerDemande(dossierId);
  const changer = (suite: string) => {
    poserTexte(suite);
    enregistrerBrouillon(cle, suite);
  };
  const envoyer = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const detail = texte.trim();
    if (droit.obligatoire && detail === '') return poserFaute('Écrivez ce qui n’est pas exact.');
    poserFaute(undefined);
    const requete = { type: droit.type, ...(detail === '' ? {} : { detail }) };
    return deposer.mutate(
      { ...requete, cleIdempotence: idempotence.clePour(JSON.stringify(requete)) },
      {
        onSuccess: () => {
          effacerBrouillon(cle);
          fermer(true);
        },
        onError: (erreur) => poserFaute(enEchec(erreur).champs[0]?.message ?? enEchec(erreur).message),
      },
    );
  };
  return (
    <form className={styles['confirmation']} onSubmit={envoyer} noValidate>
      <ZoneTexte
        label={droit.champ}
        aide="Le délégué à la protection des données lira ces mots. Ne parlez pas de votre maladie ici."
        valeur={texte}
        surChange={changer}
        limite={LIMITES_TEXTE.commentaire}
        faute={faute}
      />
      <button type="submit" className={styles['bouton']} disabled={deposer.isPending}>
        {deposer.isPending ? 'Un instant…' : 'Envoyer ma demande'}
      </button>
      <button type="button" className={`${styles['bouton']} ${styles['second']}`} onClick={() => fermer(false)}>
        Plus tard
      </button>
    </form>
  );
}

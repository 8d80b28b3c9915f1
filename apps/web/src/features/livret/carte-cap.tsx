import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIMITES_TEXTE, phrases } from '@pdp/domain';
import type { CapVue, MonLivretVue } from '@pdp/domain';
import { enEchec, estEchec } from '../../platform/api/probleme';
import { peut } from '../../platform/permissions/capacites';
import { dateEnClair } from './livret.vue';
import { useEcrireCap } from './livret.requetes';
import { ZoneTexte } from './zone-texte';
import styles from './livret.module.css';

type Props = { readonly livret: MonLivretVue; readonly aujourdhui: string };

/** « Mon cap » : la phrase de l'assuré, qu'il peut réécrire. */
export function CarteCap({ livret, aujourdhui }: Props) {
  const { cap } = livret;
  const [ecrit, poserEcrit] = useState(false);
  const [enregistre, poserEnregistre] = useState(false);
  return (
    <section aria-labelledby="titre-cap">
      <div className={styles['cap']}>
        <h2 id="titre-cap" data-lu="">
          Mon cap
        </h2>
        {cap ? (
          <>
            <p className={styles['capTexte']} data-lu="">
              «&nbsp;{cap.texte}&nbsp;»
            </p>
            <p className={styles['petit']}>écrit le {dateEnClair(cap.le, aujourdhui)}</p>
          </>
        ) : (
          <p data-lu="">Ce que vous voulez pour la suite. Une phrase suffit.</p>
        )}
        {peut(livret, 'ECRIRE_CAP') && !ecrit && (
          <button type="button" className={`${styles['lien']} ${styles['ecran']}`} onClick={() => poserEcrit(true)}>
            {cap ? 'Changer mon cap' : 'Écrire mon cap'}
          </button>
        )}
      </div>
      {ecrit && (
        <FormulaireCap
          dossierId={livret.dossierId}
          cap={cap}
          fermer={(fait) => {
            poserEcrit(false);
            poserEnregistre(fait);
          }}
        />
      )}
      <div role="status">
        {enregistre && !ecrit && <p className={`${styles['reussi']} ${styles['ecran']}`}>Votre cap est enregistré.</p>}
      </div>
    </section>
  );
}

const fauteDeSaisie = (texte: string): string | undefined => {
  if (texte === '') return 'Écrivez une phrase.';
  return phrases(texte).length > 1 ? 'Gardez une seule phrase.' : undefined;
};

type PropsFormulaire = { dossierId: string; cap: CapVue | null; fermer: (fait: boolean) => void };

function FormulaireCap({ dossierId, cap, fermer }: PropsFormulaire) {
  const [texte, poserTexte] = useState(cap?.texte ?? '');
  const [version, poserVersion] = useState(cap?.version ?? 0);
  const [faute, poserFaute] = useState<string | undefined>();
  const ecrire = useEcrireCap(dossierId);
  const envoyer = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const saisie = fauteDeSaisie(texte.trim());
    poserFaute(saisie);
    if (saisie !== undefined) return;
    ecrire.mutate(
      { texte: texte.trim(), version },
      {
        onSuccess: () => fermer(true),
        onError: (erreur) => {
          const actuel = estEchec(erreur, 'version-perimee') ? (erreur.actuel as CapVue | null) : undefined;
          if (actuel === undefined) return poserFaute(enEchec(erreur).champs[0]?.message ?? enEchec(erreur).message);
          poserVersion(actuel?.version ?? 0);
          return poserFaute(
            `Votre cap a changé entre-temps\u00a0: «\u00a0${actuel?.texte ?? ''}\u00a0». Enregistrez encore pour garder le vôtre.`,
          );
        },
      },
    );
  };
  return (
    <form className={`${styles['bloc']} ${styles['ecran']}`} onSubmit={envoyer} noValidate>
      <ZoneTexte
        label="Mon cap, avec mes mots"
        aide="Une seule phrase. Les personnes autorisées la liront."
        valeur={texte}
        surChange={poserTexte}
        limite={LIMITES_TEXTE.ligne}
        faute={faute}
      />
      <button type="submit" className={styles['bouton']} disabled={ecrire.isPending}>
        {ecrire.isPending ? 'Un instant…' : 'Enregistrer'}
      </button>
      <button type="button" className={`${styles['bouton']} ${styles['second']}`} onClick={() => fermer(false)}>
        Ne rien changer
      </button>
    </form>
  );
}

import { LIBELLES_PARTIE_LIVRET } from '@pdp/domain';
import type { MonLivretVue, MotLivret } from '@pdp/domain';
import { useState } from 'react';
import { peut } from '../../platform/permissions/capacites';
import { EnDeuxTemps } from './en-deux-temps';
import { FormulaireMot } from './formulaire-mot';
import { dateEnClair } from './livret.vue';
import { useEcrireMot, useEffacerMot } from './mots.requetes';
import { Repli } from './repli';
import styles from './livret.module.css';

type Props = { readonly livret: MonLivretVue; readonly aujourdhui: string };

/** « Mes mots à moi » : des notes que personne d'autre ne lit, sauf celles que l'assuré partage. */
export function MesMots({ livret, aujourdhui }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  const [fait, poserFait] = useState('');
  const ecrit = peut(livret, 'ECRIRE_MOT');
  // Un dossier gelé ne lui laisse rien écrire : ces mots restent les siens.
  const sien = livret.mandat === null;
  if (!ecrit && livret.mots.length === 0) return null;
  return (
    <section aria-labelledby="titre-mots">
      <h2 id="titre-mots" data-lu="">
        {sien ? 'Mes mots à moi' : 'Ses mots partagés'}
      </h2>
      {sien && <p className={styles['petit']}>Personne d’autre ne les lit, sauf ceux que vous partagez.</p>}
      <div role="status">{fait !== '' && <p className={`${styles['reussi']} ${styles['ecran']}`}>{fait}</p>}</div>
      {livret.mots.length > 0 && (
        <Repli resume={`Voir ${sien ? 'mes' : 'ses'} mots\u00a0: ${livret.mots.length}`}>
          <ul className={styles['liste']}>
            {livret.mots.map((mot) => (
              <UnMot key={mot.id} livret={livret} mot={mot} aujourdhui={aujourdhui} dire={poserFait} />
            ))}
          </ul>
        </Repli>
      )}
      {ecrit && !ouvert && (
        <button
          type="button"
          className={`${styles['bouton']} ${styles['second']} ${styles['ecran']}`}
          onClick={() => poserOuvert(true)}
        >
          Écrire pour moi
        </button>
      )}
      {ouvert && (
        <FormulaireMot
          dossierId={livret.dossierId}
          label="Mes mots"
          partageDAbord={false}
          fermer={(partage) => {
            poserOuvert(false);
            poserFait(partage === null ? '' : partage ? 'Vos mots sont partagés.' : 'C’est noté, pour vous seul.');
          }}
        />
      )}
    </section>
  );
}

type PropsMot = Props & { readonly mot: MotLivret; readonly dire: (phrase: string) => void };

function UnMot({ livret, mot, aujourdhui, dire }: PropsMot) {
  const [change, poserChange] = useState(false);
  const effacer = useEffacerMot(livret.dossierId);
  const { texte, partage } = mot;
  if (change)
    return (
      <li>
        <FormulaireMot
          dossierId={livret.dossierId}
          mot={mot}
          label="Mes mots"
          partageDAbord={partage}
          fermer={(fait) => {
            poserChange(false);
            if (fait !== null) dire('Vos mots sont changés.');
          }}
        />
      </li>
    );
  return (
    <li className={styles['bloc']}>
      <p className={styles['texte']} data-lu="">
        {texte}
      </p>
      <p className={styles['petit']}>{etiquette(mot, aujourdhui)}</p>
      {peut(livret, 'ECRIRE_MOT') && (
        <div className={`${styles['gestes']} ${styles['ecran']}`}>
          <button type="button" className={styles['lien']} onClick={() => poserChange(true)}>
            Changer ou partager<span className="visuellement-cache">&nbsp;: {texte.slice(0, 40)}</span>
          </button>
          <EnDeuxTemps
            libelle="Effacer"
            precision={texte.slice(0, 40)}
            question="Effacer ces mots&nbsp;?"
            oui="Oui, effacer"
            non="Garder mes mots"
            enCours={effacer.isPending || effacer.isSuccess}
            erreur={effacer.error}
            agir={() => effacer.mutate(mot, { onSuccess: () => dire('Vos mots sont effacés.') })}
          >
            <p>Ils disparaissent pour de bon.</p>
          </EnDeuxTemps>
        </div>
      )}
      {partage && !peut(livret, 'ECRIRE_MOT') && peut(livret, 'REPRENDRE_MOT') && (
        <Reprendre livret={livret} mot={mot} dire={dire} />
      )}
    </li>
  );
}

/** Dossier gelé : cesser de partager est le seul geste qui reste. */
function Reprendre({ livret, mot, dire }: Pick<PropsMot, 'livret' | 'mot' | 'dire'>) {
  const { texte } = mot;
  const ecrire = useEcrireMot(livret.dossierId, mot);
  // Le livret relu, ce geste a disparu : seule la promesse survit pour le dire. Un échec, lui, se lit sous la question.
  const reprendre = () =>
    void ecrire.mutateAsync({ texte, partage: false, cleIdempotence: mot.id }).then(
      () => dire('Vos mots ne sont plus partagés.'),
      () => undefined,
    );
  return (
    <div className={`${styles['gestes']} ${styles['ecran']}`}>
      <EnDeuxTemps
        libelle="Ne plus partager"
        precision={texte.slice(0, 40)}
        question="Ne plus partager ces mots&nbsp;?"
        oui="Oui, les garder pour moi"
        non="Continuer à partager"
        enCours={ecrire.isPending || ecrire.isSuccess}
        erreur={ecrire.error}
        agir={reprendre}
      >
        <p>Vous seul les lirez. Vous ne pourrez plus les partager tant que votre dossier est gelé.</p>
      </EnDeuxTemps>
    </div>
  );
}

const etiquette = ({ partage, partie, le }: MotLivret, aujourdhui: string): string =>
  [partage ? 'Partagé' : 'Pour moi seul', partie && LIBELLES_PARTIE_LIVRET[partie], dateEnClair(le, aujourdhui)]
    .filter(Boolean)
    .join(' · ');

import { useQuery } from '@tanstack/react-query';
import { ecrireCodeInvitation } from '@pdp/domain';
import type { MandatDonne, MandatVue, MonLivretVue } from '@pdp/domain';
import { useState } from 'react';
import { enEchec } from '../../platform/api/probleme';
import { EnDeuxTemps } from './en-deux-temps';
import { FormulaireMandat } from './formulaire-mandat';
import { optionsMesMandats, useRetirerMandat } from './mandats.requetes';
import { mandatEnClair } from './mandats.vue';
import styles from './livret.module.css';

type Props = { readonly livret: MonLivretVue; readonly aujourdhui: string };

/** « Qui peut m'aider ici » : désigner une personne, voir ce qu'elle peut faire, la retirer en deux appuis. */
export function MesMandats({ livret: { dossierId }, aujourdhui }: Props) {
  const mandats = useQuery(optionsMesMandats(dossierId));
  const [ouvert, poserOuvert] = useState(false);
  const [donne, poserDonne] = useState<MandatDonne | undefined>();
  const [fait, poserFait] = useState('');
  const elements = mandats.data?.elements ?? [];
  return (
    <section aria-labelledby="titre-mandats" className={styles['ecran']}>
      <h2 id="titre-mandats">Qui peut m’aider ici</h2>
      <p>Vous pouvez désigner un proche. Il lit votre livret, ou agit à votre place. Vous choisissez.</p>
      {mandats.isError && (
        <p role="alert" className={styles['faute']}>
          {enEchec(mandats.error).message}
        </p>
      )}
      <div role="status">{fait !== '' && <p className={`${styles['reussi']} ${styles['ecran']}`}>{fait}</p>}</div>
      {elements.length > 0 && (
        <ul className={styles['liste']}>
          {elements.map((mandat) => (
            <UnMandat key={mandat.id} dossierId={dossierId} mandat={mandat} aujourdhui={aujourdhui} dire={poserFait} />
          ))}
        </ul>
      )}
      {donne?.code && <Code code={donne.code} fermer={() => poserDonne(undefined)} />}
      {!ouvert && !donne && mandats.data?.peutDonner && (
        <button
          type="button"
          className={`${styles['bouton']} ${styles['second']} ${styles['ecran']}`}
          onClick={() => poserOuvert(true)}
        >
          Désigner une personne
        </button>
      )}
      {ouvert && (
        <FormulaireMandat
          dossierId={dossierId}
          aujourdhui={aujourdhui}
          fermer={(mandat) => {
            poserOuvert(false);
            poserDonne(mandat);
          }}
        />
      )}
    </section>
  );
}

type PropsMandat = { dossierId: string; mandat: MandatVue; aujourdhui: string; dire: (phrase: string) => void };

function UnMandat({ dossierId, mandat, aujourdhui, dire }: PropsMandat) {
  const retirer = useRetirerMandat(dossierId);
  return (
    <li className={styles['bloc']}>
      <div>
        <strong>{mandat.nom}</strong>
        <p>{mandatEnClair(mandat, aujourdhui)}</p>
      </div>
      {mandat.capacites.includes('REVOQUER') && (
        <>
          {!mandat.venue && <p className={styles['petit']}>Cette personne n’est pas encore venue.</p>}
          <EnDeuxTemps
            libelle="Retirer cette personne"
            precision={mandat.nom}
            question="Retirer cette personne&nbsp;?"
            oui="Oui, la retirer"
            non="La garder"
            enCours={retirer.isPending || retirer.isSuccess}
            erreur={retirer.error}
            agir={() =>
              retirer.mutate(mandat.id, { onSuccess: () => dire('C’est fait. Cette personne ne voit plus rien.') })
            }
          >
            <p>Elle ne pourra plus ouvrir votre livret. Cela prend effet tout de suite.</p>
          </EnDeuxTemps>
        </>
      )}
    </li>
  );
}

function Code({ code, fermer }: { code: string; fermer: () => void }) {
  return (
    <div className={styles['confirmation']} role="alert">
      <strong>Donnez ce code à cette personne</strong>
      <p className={styles['capTexte']} data-code="">
        {ecrireCodeInvitation(code)}
      </p>
      <p>
        Elle va sur <b>{`${window.location.host}/invitation`}</b>, écrit ce code, puis se connecte. Il sert une fois,
        pendant trois jours.
      </p>
      <p>Notez-le maintenant&nbsp;: il ne se montrera plus.</p>
      <button type="button" className={`${styles['bouton']} ${styles['ecran']}`} onClick={fermer}>
        C’est noté
      </button>
    </div>
  );
}

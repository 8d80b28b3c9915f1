import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { LIBELLES_FONCTION, LIMITES_INVITATIONS } from '@pdp/domain';
import type { ApercuInvitations, LigneInvitation } from '@pdp/domain';
import { libelleDe } from '../../../platform/format/libelles';
import { pluriel } from '../../../platform/format/textes';
import { ZoneDepot } from '../../../platform/ui/formulaire/zone-depot';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import type { CouleurPuce } from '../../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../../platform/ui/retours/erreur';
import type { Colonne } from '../../../platform/ui/tableau/colonne';
import { Tableau } from '../../../platform/ui/tableau/tableau';
import { CodesAFaire } from './codes-a-remettre';
import { decoder, modeleCsv, telecharger } from './fichier';
import { useApercu, useInviter } from './invitations.requetes';
import styles from '../administration.module.css';

/** Invite des personnes par un fichier : choisir, relire ligne à ligne, confirmer, emporter les codes. */
export function InvitationsFichier() {
  const [contenu, poserContenu] = useState<string | null>(null);
  const [faute, poserFaute] = useState<string | null>(null);
  const apercu = useApercu();
  const inviter = useInviter();
  const choisir = async (fichier: File) => {
    inviter.reset();
    apercu.reset();
    const texte = decoder(new Uint8Array(await fichier.arrayBuffer()));
    const lisible = texte !== null && texte.length <= LIMITES_INVITATIONS.caracteres;
    poserFaute(lisible ? null : 'Ce fichier n’est pas un CSV lisible, ou il est trop long.');
    poserContenu(lisible ? texte : null);
    if (lisible) apercu.mutate({ contenu: texte });
  };
  if (inviter.data) return <CodesAFaire faites={inviter.data} recommencer={() => inviter.reset()} />;
  return (
    <Carte titre="Inviter par fichier">
      <p>
        Une ligne par personne. Rien n’est écrit avant votre confirmation, et rien n’est envoyé par courriel&nbsp;: vous
        recevez un code à usage unique pour chacun, à remettre en main propre.
      </p>
      <Choix surChoix={choisir} enCours={apercu.isPending} faute={faute} dejaLu={apercu.data !== undefined} />
      {apercu.isError && <Erreur erreur={apercu.error} />}
      {inviter.isError && <Erreur erreur={inviter.error} />}
      {apercu.data && contenu !== null && (
        <Apercu
          apercu={apercu.data}
          enCours={inviter.isPending}
          confirmer={() => inviter.mutate({ contenu, attendues: apercu.data.acceptees })}
        />
      )}
    </Carte>
  );
}

type PropsChoix = {
  readonly surChoix: (fichier: File) => Promise<void>;
  readonly enCours: boolean;
  readonly faute: string | null;
  readonly dejaLu: boolean;
};

function Choix({ surChoix, enCours, faute, dejaLu }: PropsChoix) {
  return (
    <>
      <ZoneDepot
        principal={!dejaLu}
        accepte=".csv,text/csv"
        invite={
          <>
            <b>Glissez ici le fichier</b>, ou choisissez-le.
          </>
        }
        bouton="Choisir un fichier CSV"
        aide={`Jusqu’à ${LIMITES_INVITATIONS.lignes} personnes. Corrigé, le même fichier se choisit de nouveau.`}
        surChoix={(fichier) => void surChoix(fichier)}
        enCours={enCours}
      />
      <div>
        <Button
          variant="subtle"
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          onClick={() => telecharger('modele-invitations.csv', modeleCsv())}
        >
          Télécharger le modèle
        </Button>
      </div>
      {faute !== null && (
        <p role="alert" className={styles['faute']}>
          {faute}
        </p>
      )}
    </>
  );
}

type Props = { apercu: ApercuInvitations; enCours: boolean; confirmer: () => void };

function Apercu({ apercu: { lignes, acceptees, refusees }, enCours, confirmer }: Props) {
  return (
    <>
      <p role="status">
        <b>{pluriel(acceptees, 'ligne acceptée', 'lignes acceptées')}</b>
        {refusees > 0 &&
          `, ${pluriel(refusees, 'refusée')}\u00a0: corrigez-les dans le fichier, ou invitez les autres.`}
      </p>
      <Tableau legende="Aperçu du fichier" colonnes={COLONNES} lignes={lignes} cle={({ ligne }) => String(ligne)} />
      <div className={styles['actions']}>
        <Button disabled={acceptees === 0} loading={enCours} onClick={confirmer}>
          {acceptees === 0 ? 'Aucune ligne à inviter' : `Inviter ${pluriel(acceptees, 'personne')}`}
        </Button>
      </div>
    </>
  );
}

const SORTS: Readonly<Record<LigneInvitation['sort'], { libelle: string; couleur: CouleurPuce }>> = {
  NOUVEAU_COMPTE: { libelle: 'Nouveau compte', couleur: 'vert' },
  FONCTION_DE_PLUS: { libelle: 'Fonction de plus', couleur: 'bleu' },
  REFUSEE: { libelle: 'Refusée', couleur: 'rouge' },
};

const COLONNES: readonly Colonne<LigneInvitation>[] = [
  {
    cle: 'personne',
    titre: 'Personne',
    principale: true,
    cellule: ({ personne, courriel, ligne }) => (
      <>
        <b>{personne || 'Sans nom'}</b>
        <div className="fin">
          Ligne {ligne}
          {courriel && `, ${courriel}`}
        </div>
      </>
    ),
  },
  {
    cle: 'fonction',
    titre: 'Fonction',
    cellule: ({ fonction, organisme }) => (
      <>
        {fonction === null ? '–' : libelleDe(LIBELLES_FONCTION, fonction)}
        {organisme && <div className="fin">{organisme}</div>}
      </>
    ),
  },
  {
    cle: 'sort',
    titre: 'Ce qui sera fait',
    cellule: ({ sort, raisons }) => (
      <>
        <Puce couleur={SORTS[sort].couleur}>{SORTS[sort].libelle}</Puce>
        {raisons.map((raison) => (
          <div key={raison} className="fin">
            {raison}
          </div>
        ))}
      </>
    ),
  },
];

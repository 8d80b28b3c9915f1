import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconUserShield } from '@tabler/icons-react';
import { useState } from 'react';
import { LIBELLES_FONCTION } from '@pdp/domain';
import type { HabilitationAdminVue } from '@pdp/domain';
import { dateMoyenne } from '../../platform/format/dates';
import { useMaintenant } from '../../platform/format/horloge';
import { libelleDe } from '../../platform/format/libelles';
import { useSession } from '../../platform/session/session.requetes';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Squelette } from '../../platform/ui/retours/squelette';
import type { Colonne } from '../../platform/ui/tableau/colonne';
import { TableauPagine } from '../../platform/ui/tableau/lecture-pages';
import { ChangerFin } from './changer-fin';
import { FermerCompte } from './fermer-compte';
import { optionsHabilitations } from './habilitation.requetes';
import { etatHabilitation, periodeEnClair } from './habilitation.vue';
import { NouveauCode } from './nouveau-code';
import { Retablir } from './retablir';
import styles from './administration.module.css';

type Dialogue = { readonly geste: 'fin' | 'compte' | 'retablir' | 'code'; readonly habilitation: HabilitationAdminVue };

/** Habilitations de la plateforme ; terminer, prolonger, fermer un compte. */
export function ListeHabilitations({ recherche }: { readonly recherche: string | undefined }) {
  const [dialogue, ouvrir] = useState<Dialogue | undefined>();
  const { utilisateur } = useSession();
  const maintenant = useMaintenant().toISOString();
  const liste = useInfiniteQuery(optionsHabilitations(recherche));
  const fermer = () => ouvrir(undefined);
  return (
    <>
      <TableauPagine
        requete={liste}
        attente={<Squelette lignes={8} />}
        legende="Habilitations"
        colonnes={colonnes(maintenant, utilisateur.id, ouvrir)}
        cle={({ id }) => id}
        vide={<Vide recherche={recherche} />}
      />
      {dialogue?.geste === 'fin' && <ChangerFin habilitation={dialogue.habilitation} fermer={fermer} />}
      {dialogue?.geste === 'code' && <NouveauCode habilitation={dialogue.habilitation} fermer={fermer} />}
      {dialogue?.geste === 'retablir' && <Retablir habilitation={dialogue.habilitation} fermer={fermer} />}
      {dialogue?.geste === 'compte' && <FermerCompte habilitation={dialogue.habilitation} fermer={fermer} />}
    </>
  );
}

const PERSONNE: Colonne<HabilitationAdminVue> = {
  cle: 'personne',
  titre: 'Personne',
  principale: true,
  cellule: ({ utilisateur: { nom, courriel } }) => (
    <>
      <b>{nom}</b>
      {courriel && <div className="fin">{courriel}</div>}
    </>
  ),
};

const FONCTION: Colonne<HabilitationAdminVue> = {
  cle: 'fonction',
  titre: 'Fonction',
  cellule: ({ fonction, organisme }) => (
    <>
      {libelleDe(LIBELLES_FONCTION, fonction)}
      {organisme && <div className="fin">{organisme.nom}</div>}
    </>
  ),
};

function colonnes(
  maintenant: string,
  moi: string,
  ouvrir: (dialogue: Dialogue) => void,
): readonly Colonne<HabilitationAdminVue>[] {
  return [
    PERSONNE,
    FONCTION,
    {
      cle: 'periode',
      titre: 'Période',
      cellule: (h) => (
        <>
          <Puce couleur={etatHabilitation(h, maintenant).couleur}>{etatHabilitation(h, maintenant).libelle}</Puce>
          <div className="fin">{periodeEnClair(h)}</div>
          {h.motif && <div className="fin">{h.motif}</div>}
        </>
      ),
    },
    {
      cle: 'connexion',
      titre: 'Dernière connexion',
      cellule: ({ utilisateur: { derniereConnexion } }) =>
        derniereConnexion === null ? <span className="fin">jamais</span> : dateMoyenne(derniereConnexion),
    },
    {
      cle: 'gestes',
      titre: 'Gestes',
      cellule: (h) => <Gestes habilitation={h} moi={h.utilisateur.id === moi} ouvrir={ouvrir} />,
    },
  ];
}

type PropsGestes = { habilitation: HabilitationAdminVue; moi: boolean; ouvrir: (dialogue: Dialogue) => void };

function Gestes({ habilitation, moi, ouvrir }: PropsGestes) {
  const { utilisateur, active, fonction, fin, suspendue } = habilitation;
  if (moi) return <span className="fin">Votre compte&nbsp;: un autre administrateur s’en charge.</span>;
  if (!utilisateur.actif) return null;
  const libelleFin = fin === null ? 'Terminer' : 'Changer la fin';
  const precis = `${utilisateur.nom}, ${libelleDe(LIBELLES_FONCTION, fonction)}`;
  const geste = (quoi: Dialogue['geste'], libelle: string, surQui: string) => (
    <Button
      size="compact-sm"
      variant={quoi === 'retablir' ? 'filled' : 'default'}
      aria-label={`${libelle}\u00a0: ${surQui}`}
      onClick={() => ouvrir({ geste: quoi, habilitation })}
    >
      {libelle}
    </Button>
  );
  return (
    <div className={styles['gestes']}>
      {(utilisateur.suspendu || suspendue) && geste('retablir', 'Rétablir', precis)}
      {utilisateur.attendu && geste('code', 'Nouveau code', utilisateur.nom)}
      {active && geste('fin', libelleFin, precis)}
      {geste('compte', 'Fermer le compte', utilisateur.nom)}
    </div>
  );
}

function Vide({ recherche }: { recherche: string | undefined }) {
  return recherche === undefined ? (
    <EtatVide titre="Aucune habilitation" icone={<IconUserShield size={32} />}>
      Donnez une première fonction à un professionnel avec «&nbsp;Nouvelle habilitation&nbsp;».
    </EtatVide>
  ) : (
    <EtatVide
      titre="Aucune habilitation ne correspond"
      icone={<IconUserShield size={32} />}
      action={
        <LienBouton to="/administration" search={{}} variant="default">
          Voir toutes les habilitations
        </LienBouton>
      }
    >
      Cherchez par nom, adresse électronique ou organisme.
    </EtatVide>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIBELLES_FONCTION } from '@pdp/domain';
import type { LigneReconfirmation, ReconfirmationDetail } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';
import { pluriel } from '../../../platform/format/textes';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { Lecture } from '../../../platform/ui/retours/lecture';
import type { Colonne } from '../../../platform/ui/tableau/colonne';
import { Tableau } from '../../../platform/ui/tableau/tableau';
import { optionsReconfirmation, useRepondre } from './reconfirmation.requetes';
import * as vue from './reconfirmation.vue';
import { RetirerHabilitation } from './retirer-habilitation';
import styles from '../administration.module.css';

type Props = { readonly id: string; readonly revenir: () => void };

/** Personnes d'une liste : cocher et reconfirmer ensemble, ou retirer une à une avec une raison. */
export function DetailReconfirmation({ id, revenir }: Props) {
  const detail = useQuery(optionsReconfirmation(id));
  return (
    <Carte
      titre="Relire les habilitations"
      actions={
        <Button variant="default" size="compact-sm" onClick={revenir}>
          Revenir aux listes
        </Button>
      }
    >
      <Lecture requete={detail}>{(lu) => <Lignes detail={lu} />}</Lecture>
    </Carte>
  );
}

function Lignes({ detail }: { detail: ReconfirmationDetail }) {
  const [cochees, poserCochees] = useState<ReadonlySet<string>>(new Set());
  const [retiree, poserRetiree] = useState<LigneReconfirmation | null>(null);
  const repondre = useRepondre(detail.id);
  const possibles = vue.aRepondre(detail.lignes);
  const choisies = possibles.filter(({ id }) => cochees.has(id));
  const toutes = possibles.length > 0 && choisies.length === possibles.length;
  const basculer = (id: string) => {
    const suite = new Set(cochees);
    if (!suite.delete(id)) suite.add(id);
    poserCochees(suite);
  };
  const confirmer = () =>
    repondre.mutate(
      { reponses: choisies.map(({ id: ligneId }) => ({ ligneId, reponse: 'CONFIRMEE' })) },
      { onSuccess: () => poserCochees(new Set()) },
    );
  return (
    <>
      <p>
        <b>{detail.organisme?.nom ?? 'Sans organisme'}</b>, {vue.echeanceEnClair(detail)}.
      </p>
      {repondre.isError && <Erreur erreur={repondre.error} />}
      {possibles.length > 0 && (
        <div className={styles['barre']}>
          <Checkbox
            label={`Tout cocher (${possibles.length})`}
            checked={toutes}
            indeterminate={choisies.length > 0 && !toutes}
            onChange={() => poserCochees(new Set(toutes ? [] : possibles.map(({ id }) => id)))}
          />
          <Button disabled={choisies.length === 0} loading={repondre.isPending} onClick={confirmer}>
            {choisies.length === 0 ? 'Reconfirmer' : `Reconfirmer ${pluriel(choisies.length, 'habilitation')}`}
          </Button>
        </div>
      )}
      <Tableau
        legende="Habilitations à reconfirmer"
        colonnes={colonnes(cochees, basculer, poserRetiree)}
        lignes={detail.lignes}
        cle={({ id }) => id}
      />
      {retiree && <RetirerHabilitation listeId={detail.id} ligne={retiree} fermer={() => poserRetiree(null)} />}
    </>
  );
}

const colonnes = (
  cochees: ReadonlySet<string>,
  basculer: (id: string) => void,
  retirer: (ligne: LigneReconfirmation) => void,
): readonly Colonne<LigneReconfirmation>[] => [
  {
    cle: 'personne',
    titre: 'Personne',
    principale: true,
    cellule: (l) => {
      const nom = <b>{l.utilisateur.nom}</b>;
      if (l.reponse !== null || l.estMoi) return nom;
      return (
        <Checkbox label={l.utilisateur.nom} checked={cochees.has(l.id)} onChange={() => basculer(l.id)} fw={700} />
      );
    },
  },
  {
    cle: 'fonction',
    titre: 'Fonction',
    cellule: ({ fonction, depuis }) => (
      <>
        {libelleDe(LIBELLES_FONCTION, fonction)}
        <div className="fin">depuis le {dateMoyenne(depuis)}</div>
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
    cle: 'reponse',
    titre: 'Réponse',
    cellule: (l) => <Reponse ligne={l} retirer={retirer} />,
  },
];

function Reponse({ ligne, retirer }: { ligne: LigneReconfirmation; retirer: (ligne: LigneReconfirmation) => void }) {
  const donnee = vue.reponseEnClair(ligne);
  if (donnee !== null)
    return (
      <>
        <Puce couleur={donnee.couleur}>{donnee.libelle}</Puce>
        <div className="fin">{[vue.traceEnClair(ligne), ligne.motif].filter(Boolean).join('. ')}</div>
      </>
    );
  if (ligne.estMoi) return <span className="fin">La vôtre&nbsp;: un autre administrateur y répond.</span>;
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`Retirer\u00a0: ${ligne.utilisateur.nom}, ${libelleDe(LIBELLES_FONCTION, ligne.fonction)}`}
      onClick={() => retirer(ligne)}
    >
      Retirer
    </Button>
  );
}

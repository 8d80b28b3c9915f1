import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReconfirmationVue } from '@pdp/domain';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import type { Colonne } from '../../../platform/ui/tableau/colonne';
import { Tableau } from '../../../platform/ui/tableau/tableau';
import { optionsOrganismes } from '../../annuaire/annuaire.requetes';
import { DetailReconfirmation } from './detail-reconfirmation';
import { optionsReconfirmations, useOuvrir } from './reconfirmation.requetes';
import * as vue from './reconfirmation.vue';
import { Filtres } from '../../../platform/ui/mise-en-page/filtres';

/** Listes d'habilitations à reconfirmer ; en ouvrir une montre ses personnes. */
export function ListesReconfirmation() {
  const [ouverte, poserOuverte] = useState<string | null>(null);
  const listes = useQuery(optionsReconfirmations);
  if (ouverte !== null) return <DetailReconfirmation id={ouverte} revenir={() => poserOuverte(null)} />;
  return (
    <Carte titre="Habilitations à reconfirmer">
      <p>{vue.REGLE}</p>
      <Lecture requete={listes}>
        {({ elements }) => (
          <Tableau
            legende="Listes à reconfirmer"
            colonnes={colonnes(poserOuverte)}
            lignes={elements}
            cle={({ id }) => id}
            vide={
              <EtatVide titre="Aucune liste pour le moment">
                La prochaine s’ouvrira d’elle-même. Vous pouvez aussi relire un organisme tout de suite.
              </EtatVide>
            }
          />
        )}
      </Lecture>
      <OuvrirListe surOuverte={poserOuverte} />
    </Carte>
  );
}

const colonnes = (ouvrir: (id: string) => void): readonly Colonne<ReconfirmationVue>[] => [
  {
    cle: 'organisme',
    titre: 'Organisme',
    principale: true,
    cellule: (l) => (
      <>
        <b>{l.organisme?.nom ?? 'Sans organisme'}</b>
        <div className="fin">{vue.echeanceEnClair(l)}</div>
      </>
    ),
  },
  {
    cle: 'etat',
    titre: 'État',
    cellule: (l) => <Puce couleur={vue.etatEnClair(l).couleur}>{vue.etatEnClair(l).libelle}</Puce>,
  },
  {
    cle: 'compte',
    titre: 'Réponses',
    cellule: ({ total, restantes, confirmees, retirees, suspendues }) => (
      <>
        {total - restantes} sur {total}
        <div className="fin">
          {[
            confirmees > 0 && `${confirmees} reconfirmées`,
            retirees > 0 && `${retirees} retirées`,
            suspendues > 0 && `${suspendues} suspendues`,
          ]
            .filter(Boolean)
            .join(', ')}
        </div>
      </>
    ),
  },
  {
    cle: 'gestes',
    titre: 'Gestes',
    cellule: ({ id, etat, organisme }) => (
      <Button
        size="compact-sm"
        variant={etat === 'CLOSE' ? 'default' : 'filled'}
        aria-label={`${etat === 'CLOSE' ? 'Relire' : 'Répondre'}\u00a0: ${organisme?.nom ?? 'sans organisme'}`}
        onClick={() => ouvrir(id)}
      >
        {etat === 'CLOSE' ? 'Relire' : 'Répondre'}
      </Button>
    ),
  },
];

function OuvrirListe({ surOuverte }: { surOuverte: (id: string) => void }) {
  const [organismeId, poserOrganisme] = useState('');
  const organismes = useQuery(optionsOrganismes(undefined));
  const ouvrir = useOuvrir();
  const choix = (organismes.data?.elements ?? []).map(({ id, nom }) => ({ value: id, label: nom }));
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        if (organismeId !== '') ouvrir.mutate({ organismeId }, { onSuccess: ({ id }) => surOuverte(id) });
      }}
    >
      <Filtres>
        <NativeSelect
          label="Relire un organisme sans attendre"
          data={[{ value: '', label: 'Choisir…' }, ...choix]}
          value={organismeId}
          onChange={(e) => poserOrganisme(e.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={organismeId === ''} loading={ouvrir.isPending}>
          Ouvrir la liste
        </Button>
      </Filtres>
      {ouvrir.isError && <Erreur erreur={ouvrir.error} />}
    </form>
  );
}

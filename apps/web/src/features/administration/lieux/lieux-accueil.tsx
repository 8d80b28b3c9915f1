import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import type { LieuAccueilVue } from '@pdp/domain';
import { useState } from 'react';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { optionsLieux } from '../../dossier/rendez-vous/rendez-vous.requetes';
import { FormulaireLieu } from './formulaire-lieu';
import { commandesLieux } from './lieux.requetes';
import champs from '../../dossier/dossier.module.css';

/** Lieux où le Service social reçoit : nom, adresse, accessibilité, horaires ; un lieu fermé ne se choisit plus. */
export function LieuxAccueil() {
  const lieux = useQuery(optionsLieux);
  const [ajout, poserAjout] = useState(false);
  return (
    <Carte titre="Lieux d’accueil">
      {ajout ? (
        <FormulaireLieu fermer={() => poserAjout(false)} />
      ) : (
        <div>
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => poserAjout(true)}>
            Ajouter un lieu
          </Button>
        </div>
      )}
      <Lecture requete={lieux}>
        {({ elements }) =>
          elements.length === 0 ? (
            <EtatVide titre="Aucun lieu">Ajoutez les lieux où la personne est reçue.</EtatVide>
          ) : (
            <ul className={champs['frise']}>
              {elements.map((lieu) => (
                <Lieu key={`${lieu.id}-${lieu.version}`} lieu={lieu} />
              ))}
            </ul>
          )
        }
      </Lecture>
    </Carte>
  );
}

function Lieu({ lieu }: { readonly lieu: LieuAccueilVue }) {
  const requetes = useQueryClient();
  const [edition, poserEdition] = useState(false);
  const { nom, adresse, accessibilite, horaires, ouvert } = lieu;
  const basculer = useMutation({
    mutationFn: () =>
      commandesLieux.modifier(lieu, {
        nom,
        adresse,
        ...(accessibilite === null ? {} : { accessibilite }),
        ...(horaires === null ? {} : { horaires }),
        ouvert: !ouvert,
      }),
    onSuccess: () => prevenir.succes(ouvert ? 'Lieu fermé : il ne se choisit plus.' : 'Lieu ouvert.'),
    onSettled: () => requetes.invalidateQueries({ queryKey: optionsLieux.queryKey }),
  });
  if (edition)
    return (
      <li>
        <FormulaireLieu lieu={lieu} fermer={() => poserEdition(false)} />
      </li>
    );
  return (
    <li className={champs['ligne']}>
      <div>
        <b>{nom}</b> {!ouvert && <Puce>Fermé</Puce>}
        <div>{adresse}</div>
        <div className="fin">{[accessibilite, horaires].filter((mot) => mot !== null).join(' · ')}</div>
        {basculer.isError && <Erreur erreur={basculer.error} />}
      </div>
      <Rangee>
        <Button variant="default" size="compact-sm" aria-label={`Modifier ${nom}`} onClick={() => poserEdition(true)}>
          Modifier
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${ouvert ? 'Fermer' : 'Rouvrir'} ${nom}`}
          loading={basculer.isPending}
          onClick={() => basculer.mutate()}
        >
          {ouvert ? 'Fermer' : 'Rouvrir'}
        </Button>
      </Rangee>
    </li>
  );
}

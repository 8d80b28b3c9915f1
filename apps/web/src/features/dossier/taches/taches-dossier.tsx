import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { ETATS_TACHE_OUVERTS, LIBELLES_ETAT_TACHE } from '@pdp/domain';
import type { DossierVue, TacheVue } from '@pdp/domain';
import { useState } from 'react';
import { cles } from '../../../platform/api/cles';
import { echeanceEnClair } from '../../../platform/format/dates';
import { useAujourdhui } from '../../../platform/format/horloge';
import { libelleDe } from '../../../platform/format/libelles';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { useChangerTache } from '../../travail/taches.requetes';
import { optionsTachesDossier } from '../dossier.requetes';
import { FormulaireTache } from './formulaire-tache';
import styles from '../dossier.module.css';

const ouverte = (tache: TacheVue): boolean => ETATS_TACHE_OUVERTS.some((etat) => etat === tache.etat);

/** Tâches du dossier : à faire d'abord, puis celles qui sont finies. */
export function TachesDossier({ dossier }: { readonly dossier: DossierVue }) {
  const taches = useQuery(optionsTachesDossier(dossier.id));
  const [ajout, poserAjout] = useState(false);
  return (
    <>
      <div className={styles['titreRubrique']}>
        <h2>Tâches</h2>
        {peut(dossier, 'CREER_TACHE') && !ajout && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => poserAjout(true)}>
            Confier une tâche
          </Button>
        )}
      </div>
      {ajout && <FormulaireTache dossier={dossier} fermer={() => poserAjout(false)} />}
      <Lecture requete={taches}>
        {({ elements }) =>
          elements.length === 0 ? (
            <EtatVide titre="Aucune tâche">Une tâche a toujours un responsable et, si possible, une échéance.</EtatVide>
          ) : (
            <ul className={styles['frise']}>
              {[...elements.filter(ouverte), ...elements.filter((tache) => !ouverte(tache))].map((tache) => (
                <LigneTache key={tache.id} tache={tache} dossierId={dossier.id} />
              ))}
            </ul>
          )
        }
      </Lecture>
    </>
  );
}

function LigneTache({ tache, dossierId }: { tache: TacheVue; dossierId: string }) {
  const aujourdhui = useAujourdhui();
  const requetes = useQueryClient();
  const changer = useChangerTache();
  const faire = () =>
    changer.mutate(
      { tache, transition: 'faire' },
      { onSettled: () => void requetes.invalidateQueries({ queryKey: cles.dossier(dossierId) }) },
    );
  const echeance = tache.echeance && ouverte(tache) ? echeanceEnClair(tache.echeance, aujourdhui) : null;
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{tache.libelle}</b>
        <div className="fin">{[tache.responsable, tache.pourquoi].filter(Boolean).join(' · ')}</div>
      </div>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        {echeance && (
          <Puce couleur={echeance.urgence === 'retard' ? 'rouge' : echeance.urgence === 'proche' ? 'ambre' : 'gris'}>
            {echeance.libelle}
          </Puce>
        )}
        {ouverte(tache) ? (
          <Tooltip label="Marquer comme faite">
            <ActionIcon
              variant="default"
              size="md"
              aria-label={`Marquer comme faite\u00a0: ${tache.libelle}`}
              loading={changer.isPending}
              onClick={faire}
            >
              <IconCheck size={18} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        ) : (
          <Puce couleur={tache.etat === 'FAITE' ? 'vert' : 'gris'}>{libelleDe(LIBELLES_ETAT_TACHE, tache.etat)}</Puce>
        )}
      </div>
    </li>
  );
}

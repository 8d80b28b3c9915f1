import { useQuery } from '@tanstack/react-query';
import { PHRASE_SANS_EMPLOYEUR, RENCONTRES_DU_RETOUR } from '@pdp/domain';
import type { DossierVue } from '@pdp/domain';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import { optionsDispositifs } from './dispositif.requetes';
import { ListeDispositifs } from './dispositifs-dossier';
import { OuvrirDispositif } from './ouvrir-dispositif';
import champs from '../dossier/dossier.module.css';

/** Visite de reprise et rendez-vous de liaison, sous la visite de pré-reprise ; sans employeur, ni l'un ni l'autre. */
export function RencontresDuRetour({ dossier }: { readonly dossier: DossierVue }) {
  const dispositifs = useQuery(optionsDispositifs(dossier.id));
  return (
    <section className={champs['formulaire']} aria-labelledby="rencontres-du-retour">
      <h2 id="rencontres-du-retour">Visite de reprise et rendez-vous de liaison</h2>
      <Lecture requete={dispositifs}>
        {(ensemble) => (
          <>
            <OuvrirDispositif
              dossierId={dossier.id}
              ensemble={ensemble}
              types={ensemble.ouvrables.filter((type) => RENCONTRES_DU_RETOUR.includes(type))}
              bouton="Ajouter une rencontre"
              second
            />
            <ListeDispositifs ensemble={ensemble} montre={(type) => RENCONTRES_DU_RETOUR.includes(type)}>
              <EtatVide titre={ensemble.sansEmployeur ? 'Sans employeur' : 'Rien de prévu'}>
                {ensemble.sansEmployeur
                  ? PHRASE_SANS_EMPLOYEUR
                  : 'La visite de reprise s’ouvre d’elle-même quand une date de reprise est écrite dans la fiche. Le rendez-vous de liaison est facultatif : le refuser n’a aucune conséquence.'}
              </EtatVide>
            </ListeDispositifs>
          </>
        )}
      </Lecture>
    </section>
  );
}

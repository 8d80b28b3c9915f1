import { useQuery } from '@tanstack/react-query';
import { LIBELLES_CONTACT } from '@pdp/domain';
import type { DossierVue } from '@pdp/domain';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { commandesDossier, optionsAccompagnement } from '../dossier.requetes';
import { AnnulerLigne } from './annuler-ligne';
import styles from '../dossier.module.css';

/** Derniers contacts, comptés à part des entretiens ; rien tant qu'il n'y en a pas. */
export function Contacts({ dossier }: { readonly dossier: DossierVue }) {
  const { data } = useQuery(optionsAccompagnement(dossier.id));
  if (!data || data.contacts.elements.length === 0) return null;
  return (
    <>
      <h3>Contacts</h3>
      <ol className={styles['frise']}>
        {data.contacts.elements.map(({ id, nature, le, auteur }) => (
          <li key={id} className={styles['ligne']}>
            <div>
              <b>{LIBELLES_CONTACT[nature]}</b>
              <div className="fin">
                {dateHeureMoyenne(le)} · {auteur}
              </div>
            </div>
            {peut(dossier, 'NOTER_ENTRETIEN') && (
              <AnnulerLigne
                dossierId={dossier.id}
                quoi={`le contact du ${dateHeureMoyenne(le)}`}
                annuler={(motif) => commandesDossier.annulerContact(id, { motif })}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

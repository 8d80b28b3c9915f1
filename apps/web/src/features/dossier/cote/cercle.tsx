import { useAujourdhui } from '../../../platform/format/horloge';
import type { DossierVue } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { depuisLe, graceDuMembre, nomDuMembre, roleDuMembre, suppleanceDuMembre } from '../dossier.vue';
import { AnciensMembres } from './anciens-membres';
import { RetirerDuCercle } from './retirer-du-cercle';
import styles from '../dossier.module.css';

/** Cercle de suivi : les personnes et les services reliés au dossier, et depuis quand. */
export function Cercle({ dossier }: { readonly dossier: DossierVue }) {
  return (
    <Carte titre="Cercle de suivi">
      {dossier.cercle.length === 0 ? (
        <p className="doux">Personne n’est encore relié à ce dossier.</p>
      ) : (
        <ul className={styles['cercle']}>
          {dossier.cercle.map((membre) => (
            <Membre key={membre.affectationId} membre={membre} dossier={dossier} />
          ))}
        </ul>
      )}
      <AnciensMembres dossier={dossier} />
    </Carte>
  );
}

type PropsMembre = { readonly membre: DossierVue['cercle'][number]; readonly dossier: DossierVue };

function Membre({ membre, dossier }: PropsMembre) {
  const aujourdhui = useAujourdhui();
  const suppleance = suppleanceDuMembre(membre, aujourdhui);
  const grace = graceDuMembre(membre, aujourdhui);
  // Un service part avec son accord, un référent par une transmission, un suppléant avec l'absence : seul un membre du
  // cercle se retire ici.
  const retirable = membre.role === 'CERCLE' && suppleance === '' && peut(dossier, 'AFFECTER');
  return (
    <li>
      <div>
        <b>{nomDuMembre(membre)}</b>
        <div className="fin">{roleDuMembre(membre)}</div>
        {suppleance !== '' && <div className={styles['supplee']}>{suppleance}</div>}
        {grace !== '' && <div className={styles['supplee']}>{grace}</div>}
      </div>
      <div className={styles['droite']}>
        <span className="fin">{depuisLe(membre, aujourdhui)}</span>
        {retirable && <RetirerDuCercle membre={membre} dossierId={dossier.id} />}
      </div>
    </li>
  );
}

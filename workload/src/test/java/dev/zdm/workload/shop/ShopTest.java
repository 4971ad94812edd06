package dev.zdm.workload.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.workload.WorkloadProblem;
import org.junit.jupiter.api.Test;

class ShopTest {

    @Test
    void aServerThatIsTooOldIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> Shop.requireVersion(13, "13.22"))
                .isInstanceOfSatisfying(WorkloadProblem.class, problem -> {
                    assertThat(problem).hasMessageContaining("13.22").hasMessageContaining("14 or later");
                    assertThat(problem.whatToDo()).contains("newer server");
                });
    }

    @Test
    void theOldestServerIsGoodEnough() {
        assertThatCode(() -> Shop.requireVersion(14, "14.0")).doesNotThrowAnyException();
    }

    @Test
    void usersAreATenthOfTheOrdersAndNeverLessThanAHundred() {
        assertThat(ShopSize.FULL).isEqualTo(new ShopSize(2_000_000, 200_000));
        assertThat(ShopSize.withOrders(999).users()).isEqualTo(100);
        assertThat(ShopSize.withOrders(1_010).users()).isEqualTo(101);
    }

    @Test
    void aShopWithoutOrdersIsNone() {
        assertThatThrownBy(() -> ShopSize.withOrders(0)).isInstanceOf(IllegalArgumentException.class);
    }
}

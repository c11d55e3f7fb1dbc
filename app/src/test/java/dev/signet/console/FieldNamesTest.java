package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.console.FieldNames.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** #13: a form told what was wrong by the names that programs give to fields. */
class FieldNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/staff/accounts | name 的值“x”无效 | name | 账号名 的值“x”无效",
                "/staff/accounts/1/contact | name 的值“x”无效 | name | 联系人 的值“x”无效",
                "/staff/simulator/uplink | from 的值“x”不合法 | from | 发送号码 的值“x”不合法",
                "/staff/accounts | 请求参数不合法：kind 不能为空 | kind | 请求参数不合法：类型 不能为空",
                "/staff/accounts | 账号名 x 已存在。 | | 账号名 x 已存在。",
                "/console/access/users | name 的值“x”无效 | | name 的值“x”无效",
                "/staff/accounts | nothing 的值“x”无效 | | nothing 的值“x”无效"
            })
    void aFieldIsCalledAsItsFormCallsIt(String path, String said, String field, String told) {
        assertThat(new FieldNames(path).told(said, false)).containsExactly(new Wrong(field, told));
    }

    @Test
    void ofSeveralEachStandsAtItsOwn() {
        assertThat(new FieldNames("/staff/people").told("id 的值“a；b”无效；email 的值“x”无效。", false))
                .containsExactly(new Wrong("id", "登录名 的值“a；b”无效"), new Wrong("email", "邮箱 的值“x”无效。"));
        assertThat(new FieldNames("/staff/people")
                        .told("The value \"x; y\" of id is not valid; The value \"\" of email is not valid", true))
                .containsExactly(
                        new Wrong("id", "The value \"x; y\" of Login name is not valid"),
                        new Wrong("email", "The value \"\" of E-mail is not valid"));
    }
}
